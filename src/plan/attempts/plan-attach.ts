/** Plans a suite from existing batches. Several batches are the attempts of its scenarios, in their order. */
import { BlandSelectionError } from '../../errors/option-errors.ts'
import type { BlandClient } from '../../api/client.ts'
import type { Run } from '../../model/run.ts'
import { nearest } from '../../options/did-you-mean.ts'
import type { Selection } from '../../options/settings.ts'
import type { BatchIds } from '../../options/source/batches.ts'
import { draftNamed, draftRuns } from '../drafts.ts'
import { readFilled } from '../fill.ts'
import { nameOfDraft, owns } from '../owns.ts'
import { makePlan } from '../plan.ts'
import type { Draft, Plan } from '../plan.ts'
import { joinBatches } from './join-batches.ts'

/** The batches, and the filter on their runs. */
interface Attachment {
  readonly selection: Selection
  readonly batchIds: BatchIds
  readonly pollInterval: number
}

/** A batch as it was read: all its runs, and drafts of those that belong to the suite. */
interface ReadBatch {
  readonly runs: readonly Run[]
  readonly owned: readonly Draft[]
}

/**
 * Plans the selected runs of the batches.
 *
 * @throws {@link BlandSelectionError} if the options select none, or name a scenario that no batch has
 */
export async function planAttach(
  client: BlandClient,
  attachment: Attachment,
  signal: AbortSignal,
): Promise<Plan> {
  const { selection, batchIds } = attachment
  const batches = await Promise.all(
    batchIds.map((batchId) => readBatch(client, { ...attachment, batchId }, signal)),
  )
  const runs = batches.flatMap((batch) => batch.runs)
  const owned = batches.flatMap((batch) => batch.owned)
  const played = new Set(owned.map((draft) => draft.scenarioId))
  const absent = (selection.scenarioIds ?? []).filter((id) => !played.has(id))
  const unplayed = await draftNamed(client, absent, signal)
  refuseUnknown([...owned, ...unplayed], runs, attachment)
  const batchRuns = runs.map(({ id }) => id)
  if (batchIds.length === 1) return makePlan([...owned, ...unplayed], true, batchRuns)
  const joined = joinBatches(batches.map((batch) => batch.owned))
  const none = { runIds: batchIds.map(() => null) }
  const groups = [...joined, ...unplayed.map((draft) => ({ draft, ...none }))]
  const plan = makePlan(
    groups.map(({ draft }) => draft),
    true,
    batchRuns,
  )
  const scenarios = plan.scenarios.map((one, index) => ({ ...one, ...runIdsOf(groups[index]) }))
  return { ...plan, scenarios }
}

function runIdsOf(group: { readonly runIds: readonly (string | null)[] } | undefined) {
  return group === undefined ? {} : { runIds: group.runIds }
}

async function readBatch(
  client: BlandClient,
  { batchId, pollInterval, selection }: Omit<Attachment, 'batchIds'> & { readonly batchId: string },
  signal: AbortSignal,
): Promise<ReadBatch> {
  const { runs } = await readFilled(client, { batchId, pollInterval }, signal)
  const drafts = await draftRuns(client, runs, signal)
  return { runs, owned: drafts.filter((draft) => owns(draft, selection)) }
}

function refuseUnknown(
  drafts: readonly Draft[],
  runs: readonly Run[],
  { selection, batchIds }: Attachment,
): void {
  const names = new Set(drafts.map(nameOfDraft))
  const lost = selection.only?.find((name) => !names.has(name))
  const which = batchIds.length === 1 ? 'Batch' : 'Batches'
  const many = batchIds.length === 1 ? 'has' : 'have'
  if (lost !== undefined) {
    const hint = nearest(
      lost,
      runs.map((run) => run.scenario?.name ?? ''),
    )
    throw new BlandSelectionError(
      `${which} ${batchIds.join(', ')} ${many} no run of a scenario named “${lost}”.${hint}`,
    )
  }
  if (drafts.length > 0) return
  throw new BlandSelectionError(
    `${which} ${batchIds.join(', ')} ${many} ${runs.length} runs, and the options of this suite select none of them.`,
  )
}

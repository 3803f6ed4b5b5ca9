/** Opening a session: the record first, then the one request, then the feed. */
import { messageOf } from '../errors/message-of.ts'
import { setMaxListeners } from 'node:events'
import { monotonic, NativeAbortSignal } from '../client/native.ts'
import type { CaseRecord, SuiteRecord } from '../report/record.ts'
import { createClock, listenToBatch } from './feed.ts'
import type { Following } from './follow.ts'
import type { PlannedScenario } from './plan.ts'
import type { SessionInput } from './session.ts'
import { startSource } from './start.ts'
import type { Started } from './start.ts'

/** A session that was opened: with something to follow, or with the reason why not. */
export interface Opened {
  readonly input: SessionInput
  readonly batchId: string | null
  readonly requested: readonly string[] | null
  readonly askedVersion: number | null
  readonly progress:
    | { readonly state: 'following'; readonly by: Following }
    | { readonly state: 'refused'; readonly reason: string; readonly isLost?: boolean }
  /** Ends the polling, unless others listen. */
  readonly leave: () => void
}

/** Starts the chosen scenarios, or finds what is to be judged. */
export async function open(
  input: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
): Promise<Opened> {
  // Before anything is paid for: a folder that cannot be written ends it here.
  writeSuite(input, { batchId: null, batchStatus: null, cases: [] })
  const ids = chosen.flatMap(({ scenarioId }) => (scenarioId === null ? [] : [scenarioId]))
  const started = await start(input, ids, closing)
  if (started.state === 'refused') {
    return { input, ...NOTHING, progress: started, leave: () => {} }
  }
  const { batchId, requested, askedVersion } = started
  writeSuite(input, { batchId, batchStatus: null, cases: [] })
  const by = follow(input, { batchId, askedVersion }, closing)
  const leave = (): void => by.feed.leave()
  return { input, batchId, requested, askedVersion, progress: { state: 'following', by }, leave }
}

const NOTHING = { batchId: null, requested: null, askedVersion: null } as const

async function start(
  { link, settings }: SessionInput,
  scenarioIds: readonly string[],
  signal: AbortSignal,
): Promise<Started> {
  if (settings.source.kind === 'launch' && scenarioIds.length === 0) {
    return { state: 'refused', reason: 'no scenario is selected, so no batch was started' }
  }
  try {
    await link.verify?.(signal)
  } catch (error) {
    return { state: 'refused', reason: messageOf(error) }
  }
  return startSource(link.client, settings.source, { scenarioIds, signal })
}

function follow(
  input: SessionInput,
  { batchId, askedVersion }: Pick<Following, 'batchId' | 'askedVersion'>,
  closing: AbortSignal,
): Following {
  const { settings, absenceHint } = input
  const { client } = input.link
  const { timing } = settings
  const deadline = NativeAbortSignal.timeout(timing.timeout)
  const signal = NativeAbortSignal.any([deadline, closing])
  // Each run of a batch listens: many of them are no leak, and Node would warn of one.
  setMaxListeners(0, deadline, closing, signal)
  const feed =
    batchId === null
      ? createClock(timing.pollInterval, signal)
      : listenToBatch(client, { id: batchId, pollInterval: timing.pollInterval }, signal)
  const started = monotonic()
  const ids = { batchId, askedVersion }
  return { client, feed, timing, started, deadline, signal, absenceHint, ...ids }
}

/** Writes the suite's record, as it is known so far. */
export function writeSuite(
  input: SessionInput,
  known: Pick<SuiteRecord, 'batchId' | 'batchStatus'> & { readonly cases: readonly CaseRecord[] },
): string {
  const { source, notes: own } = input.settings
  const notes = [...own, ...(input.plan.notes ?? [])]
  const production = source.kind === 'launch' && source.versionNumber === null
  const { suite, link, recorder } = input
  return recorder.writeSuite({
    version: 1,
    kind: 'suite',
    suite,
    host: link.client.host,
    production,
    ...(source.kind === 'replay' && { cassette: source.path }),
    ...(notes.length > 0 && { notes }),
    ...known,
  })
}

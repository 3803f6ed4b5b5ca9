/** Reads the data for a plan. Nothing here starts a batch. */
import { BlandSelectionError } from '../errors/option-errors.ts'
import type { BlandClient } from '../api/client.ts'
import { planChecks, planRecorded } from './target/checks.ts'
import { isCheck } from '../options/source/check-source.ts'
import { draftNamed, draftRuns, draftScenario } from './drafts.ts'
import type { Needs } from './drafts.ts'
import { planAttach } from './attempts/plan-attach.ts'
import { makePlan } from './plan.ts'
import type { Draft, Plan } from './plan.ts'
import { recordedSource } from './replay.ts'
import {
  isSelected,
  isTemplate,
  refuseCut,
  refuseIncomplete,
  refuseTemplates,
  unread,
} from './select.ts'
import type { Selection, SuiteSettings } from '../options/settings.ts'
import { targetOf } from './target/target.ts'
import { tellUnapplied } from './target/unapplied.ts'

/**
 * Plans a suite from the current answers of the API.
 *
 * @throws {@link BlandSelectionError} if the options select nothing, or more than `maxRuns`
 */
export async function readPlan(
  client: BlandClient,
  settings: SuiteSettings,
  signal: AbortSignal,
): Promise<Plan> {
  const { source, selection, baseline, snapshot } = settings
  const needs = baseline === null && snapshot === null ? 'assertions' : 'play'
  const { pollInterval } = settings.timing
  switch (source.kind) {
    case 'launch':
      return planLaunch(client, { selection, maxRuns: source.maxRuns, needs }, signal)
    case 'attach':
      return planAttach(client, { selection, batchIds: source.batchIds, pollInterval }, signal)
    case 'start-checks':
    case 'check-run':
      return planChecks(client, source, signal)
    case 'replay': {
      const recorded = recordedSource(source.path)
      if (isCheck(recorded)) return planRecorded(client, recorded)
      return readPlan(client, { ...settings, source: recorded }, signal)
    }
    case 'runs': {
      const ids = [...new Set(source.runIds)]
      const runs = await Promise.all(ids.map((id) => client.getRun(id, signal)))
      return makePlan(await draftRuns(client, runs, signal), false)
    }
  }
}

/** Which scenarios to plan, and what to know of them. */
interface Choice {
  readonly selection: Selection
  readonly needs: Needs
}

async function planLaunch(
  client: BlandClient,
  { selection, maxRuns, needs }: Choice & { readonly maxRuns: number },
  signal: AbortSignal,
): Promise<Plan> {
  const drafts = await (selection.scenarioIds === null
    ? draftListed(client, { selection, needs }, signal)
    : draftAsked(client, { selection, ids: selection.scenarioIds }, signal))
  if (drafts.length <= maxRuns) {
    const selected = drafts.flatMap(({ scenario }) => scenario ?? [])
    return { ...makePlan(drafts, true), notes: tellUnapplied(selected, selection) }
  }
  throw new BlandSelectionError(
    (name) =>
      `The options select ${drafts.length} scenarios, but a suite starts at most ${maxRuns}: each is a paid conversation. ` +
      `Select fewer, or set ${name('maxRuns', drafts.length)}.`,
  )
}

/** Drafts scenarios by id. Refuses those that another option excludes; keeps unreadable ones. */
async function draftAsked(
  client: BlandClient,
  { selection, ids }: { readonly selection: Selection; readonly ids: readonly string[] },
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const drafts = await draftNamed(client, ids, signal)
  refuseTemplates(drafts.flatMap(({ scenario }) => scenario ?? []))
  const asked = drafts.map(({ scenario, scenarioId }) => scenario ?? unread(scenarioId ?? ''))
  refuseIncomplete(
    asked.filter((scenario) => isSelected(scenario, { ...selection, only: null })),
    selection,
    asked,
  )
  return drafts.filter(({ scenario }) => scenario === null || isSelected(scenario, selection))
}

async function draftListed(
  client: BlandClient,
  { selection, needs }: Choice,
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const { category, enabled } = selection
  const target = targetOf(selection) ?? {}
  const filter = { ...target, category: category ?? undefined, enabled }
  const listed = await client.listScenarios(filter, signal)
  const found = listed.filter((one) => !isTemplate(one) && isSelected(one, selection))
  refuseCut(listed.length, found, selection)
  const lacks = found.length === 0 || found.length < (selection.only?.length ?? 0)
  refuseIncomplete(found, selection, lacks ? await client.listScenarios(target, signal) : found)
  return Promise.all(found.map((scenario) => draftScenario(client, { scenario, needs }, signal)))
}

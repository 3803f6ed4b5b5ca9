/** The plan of a suite: known before anything runs, and never extended while tests run. */
import type { PlannedCase } from '../verdict/planned-case.ts'
import { DEFAULT_POLICY } from '../options/rules.ts'
import type { Policy } from '../options/rules.ts'
import { aboutScenario } from '../model/definition/about-scenario.ts'
import type { AboutScenario } from '../model/definition/about-scenario.ts'
import type { SavedChecks } from '../model/check-run/checks.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Run } from '../model/run.ts'
import { playOf } from './play.ts'
import type { Play } from './play.ts'
import { distinct, oneLine } from '../verdict/title.ts'

/** A scenario of the plan, with one run. */
export interface PlannedScenario {
  /** Unique in the plan. */
  readonly key: string
  readonly scenarioId: string | null
  /** The run to evaluate; null if the batch has not been started. */
  readonly runId: string | null
  /** Its run in each of several batches, in their order; null where one has none. Absent for a single batch. */
  readonly runIds?: readonly (string | null)[] | undefined
  /** Bland's name, on one line. */
  readonly name: string
  /** Unique in the plan, and the same in every batch. */
  readonly title: string
  readonly category: string | null
  readonly requiredForPromotion: boolean
  /** The agent that it tests; absent for another target, or an unknown one. */
  readonly agentId?: string | undefined
  /** Equal for scenarios that play the same, whatever they assert; absent if a part of the play is unknown. */
  readonly fingerprint?: string | undefined
  /** The scenario as people know it; absent if its definition is unknown. */
  readonly about?: AboutScenario | undefined
  /** How it plays, for people; absent if a part of the play is unknown. */
  readonly play?: Play | undefined
  readonly cases: readonly PlannedCase[]
  /** The keys of the cases that Bland defines otherwise than the snapshot of the suite; absent for none. */
  readonly drifted?: readonly string[] | undefined
  /** The user's decisions about its verdicts. */
  readonly policy: Policy
}

/** The plan of a suite. */
export interface Plan {
  readonly scenarios: readonly PlannedScenario[]
  /** Whether the batch as a whole has a case. */
  readonly hasBatch: boolean
  /** The ids of all runs of the batch, even of other suites; null if the batch has not been started. */
  readonly batchRuns: readonly string[] | null
  /** The saved checks with the planned judges; absent for batches, and if the judges are known from the check run. */
  readonly savedChecks?: SavedChecks | undefined
  /** Notes on the suite's rules, for the summary. */
  readonly notes?: readonly string[] | undefined
}

/** A scenario without its title. */
export interface Draft {
  readonly scenarioId: string | null
  readonly scenario: Scenario | null
  readonly run: Run | null
  readonly cases: readonly PlannedCase[]
}

/**
 * Makes a plan from drafts, and gives each a title. The order of runs never changes a title. The user's
 * rules are added later.
 */
export function makePlan(
  drafts: readonly Draft[],
  hasBatch: boolean,
  batchRuns: readonly string[] | null = null,
): Plan {
  const titles = distinct(titlesOf(drafts))
  const scenarios = drafts.map((draft, index) => toPlanned(draft, titles[index] ?? ''))
  return { scenarios, hasBatch, batchRuns }
}

function toPlanned(draft: Draft, title: string): PlannedScenario {
  const { scenarioId, scenario, cases } = draft
  const fingerprint = scenario?.fingerprint
  const runId = draft.run === null ? null : draft.run.id
  const { category, is_required_for_promotion: required, agent_id: agentId } = scenario ?? UNREAD
  const key = runId ?? scenarioId ?? title
  return {
    key,
    scenarioId,
    runId,
    name: nameOf(draft),
    title,
    category,
    requiredForPromotion: required === true,
    ...(agentId !== null && { agentId }),
    ...(scenario !== null && { about: aboutScenario(scenario) }),
    ...(scenario !== null && typeof fingerprint === 'string'
      ? { fingerprint, play: playOf(scenario) }
      : {}),
    cases,
    policy: DEFAULT_POLICY,
  }
}

const UNREAD = { category: null, is_required_for_promotion: null, agent_id: null } as const

function titlesOf(drafts: readonly Draft[]): readonly string[] {
  const idsOf = new Map<string, Set<string>>()
  const runsOf = new Map<string, string[]>()
  for (const draft of drafts) {
    const name = nameOf(draft)
    idsOf.set(name, (idsOf.get(name) ?? new Set()).add(identityOf(draft)))
    runsOf.set(identityOf(draft), [...(runsOf.get(identityOf(draft)) ?? []), ageOf(draft)])
  }
  return drafts.map((draft) => {
    const name = nameOf(draft)
    const unique = withId(name, draft, [...(idsOf.get(name) ?? [])])
    const turn = (runsOf.get(identityOf(draft)) ?? []).filter(
      (other) => other < ageOf(draft),
    ).length
    return turn === 0 ? unique : `${unique} #${turn + 1}`
  })
}

/** Identifies the scenario of a draft: by its id, or by its name if it has none. */
export function identityOf(draft: Draft): string {
  return draft.scenarioId ?? `without an id: ${nameOf(draft)}`
}

/** Returns the name alone if it is unique, else with the first characters of the id, or all of it. */
function withId(name: string, { scenarioId }: Draft, ids: readonly string[]): string {
  if (ids.length < 2) return name
  const isTold = ids.filter((id) => id.slice(0, 8) === short(scenarioId)).length < 2
  return `${name} [${isTold ? short(scenarioId) : scenarioId}]`
}

function nameOf(draft: Draft): string {
  const name = oneLine(draft.scenario?.name ?? draft.run?.scenario?.name ?? '')
  return name === '' ? `scenario ${short(draft.scenarioId)}` : name
}

function short(id: string | null): string {
  return (id ?? 'unknown').slice(0, 8)
}

/** Returns a sort key for the runs of a scenario: time of creation, then id. */
export function ageOf(draft: Draft): string {
  return `${draft.run?.created_at ?? ''} ${draft.run?.id ?? ''}`
}

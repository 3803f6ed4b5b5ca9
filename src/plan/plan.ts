/** What a suite will have: known before anything runs, and never added to while tests run. */
import type { PlannedCase } from '../verdict/planned-case.ts'
import { DEFAULT_POLICY } from '../options/rules.ts'
import type { Policy } from '../options/rules.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Run } from '../model/run.ts'
import { distinct, oneLine } from '../verdict/title.ts'

/** A scenario of the plan: one run of it will be judged. */
export interface PlannedScenario {
  /** Unique in the plan. */
  readonly key: string
  readonly scenarioId: string | null
  /** The run to judge; null where the batch is yet to be started. */
  readonly runId: string | null
  /** As Bland has it, on one line. */
  readonly name: string
  /** Unique in the plan, and the same from batch to batch. */
  readonly title: string
  readonly category: string | null
  readonly requiredForPromotion: boolean
  readonly cases: readonly PlannedCase[]
  /** What the user decides about its verdicts. */
  readonly policy: Policy
}

/** The plan of a suite. */
export interface Plan {
  readonly scenarios: readonly PlannedScenario[]
  /** Whether there is a batch to judge as a whole. */
  readonly hasBatch: boolean
  /** The ids of all runs that the batch had, owned or not; null where it is yet to be started. */
  readonly batchRuns: readonly string[] | null
  /** What the summary says of the rules of the suite. */
  readonly notes?: readonly string[] | undefined
}

/** A scenario before it has its title. */
export interface Draft {
  readonly scenarioId: string | null
  readonly scenario: Scenario | null
  readonly run: Run | null
  readonly cases: readonly PlannedCase[]
}

/**
 * Names the drafts, and makes the plan of what Bland has. Order of runs never changes a title. What the
 * user wants of it is not in it yet.
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
  const runId = draft.run === null ? null : draft.run.id
  const { category, is_required_for_promotion: required } = scenario ?? UNREAD
  const key = runId ?? scenarioId ?? title
  return {
    key,
    scenarioId,
    runId,
    name: nameOf(draft),
    title,
    category,
    requiredForPromotion: required === true,
    cases,
    policy: DEFAULT_POLICY,
  }
}

const UNREAD = { category: null, is_required_for_promotion: null } as const

function titlesOf(drafts: readonly Draft[]): readonly string[] {
  const idsOf = new Map<string, Set<string>>()
  const runsOf = new Map<string, string[]>()
  for (const draft of drafts) {
    const name = nameOf(draft)
    idsOf.set(name, (idsOf.get(name) ?? new Set()).add(identity(draft)))
    runsOf.set(identity(draft), [...(runsOf.get(identity(draft)) ?? []), age(draft)])
  }
  return drafts.map((draft) => {
    const name = nameOf(draft)
    const unique = withId(name, draft, [...(idsOf.get(name) ?? [])])
    const turn = (runsOf.get(identity(draft)) ?? []).filter((other) => other < age(draft)).length
    return turn === 0 ? unique : `${unique} #${turn + 1}`
  })
}

/** What makes a draft another scenario: its id, or its name where the id is not known. */
function identity(draft: Draft): string {
  return draft.scenarioId ?? `without an id: ${nameOf(draft)}`
}

/** The name alone where no other scenario has it, else with the beginning of the id, or all of it. */
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

/** Orders the runs of a scenario: by time of creation, then by id. */
function age(draft: Draft): string {
  return `${draft.run?.created_at ?? ''} ${draft.run?.id ?? ''}`
}

/** Plans the cases of a scenario, before anything is evaluated. */
import { compareTexts } from '../util/compare.ts'
import { gatesOf } from '../options/gate-options.ts'
import type { Thresholds } from '../options/gate-options.ts'
import type { AssertionDefinition } from '../model/scenario.ts'
import type { AssertionResult } from '../model/run.ts'
import { gateTitle } from './gate.ts'
import { keyed } from './planned-case.ts'
import type { CaseDraft, PlannedCase } from './planned-case.ts'
import { assertionTitle, oneLine } from './title.ts'

/** The case that shows whether the run itself completed. */
export const RUN_CASE = 'run completes'
/** The case that replaces all assertions if the definitions are unreadable. */
export const ALL_ASSERTIONS_CASE = 'all assertions pass'

/**
 * The known data about a scenario's assertions at planning. `launched`: only definitions, because nothing
 * has run. `finished`: definitions if readable, and the results. `running`: a run in progress; without
 * definitions its results are unknown.
 */
export type Knowledge =
  | {
      readonly state: 'launched'
      readonly definitions: readonly AssertionDefinition[] | null
    }
  | {
      readonly state: 'running'
      readonly definitions: readonly AssertionDefinition[] | null
      /** When the run was created, in ISO 8601; null or absent if Bland does not say. */
      readonly createdAt?: string | null | undefined
    }
  | {
      readonly state: 'finished'
      readonly definitions: readonly AssertionDefinition[] | null
      readonly createdAt?: string | null | undefined
      readonly results: readonly AssertionResult[]
    }

/** Plans `run completes`, then the assertions in Bland's order, with distinct titles. */
export function planCases(knowledge: Knowledge): readonly PlannedCase[] {
  const definitions = expectedOf(knowledge)
  const drafts: CaseDraft[] = [{ kind: 'run', title: RUN_CASE }]
  const unknown = knowledge.state !== 'finished' || knowledge.results.length === 0
  if (definitions === null && unknown) {
    drafts.push({ kind: 'all-assertions', title: ALL_ASSERTIONS_CASE })
  }
  drafts.push(
    ...eachOnce(definitions ?? [])
      .toSorted(byOrder)
      .map(fromDefinition),
  )
  if (knowledge.state === 'finished') {
    const known = new Set((definitions ?? []).map((definition) => definition.id))
    drafts.push(...fromResults(knowledge.results, known))
  }
  return keyed(drafts)
}

/** Removes definitions that are listed twice, word for word. */
function eachOnce(definitions: readonly AssertionDefinition[]): AssertionDefinition[] {
  return [...new Map(definitions.map((one) => [JSON.stringify(one), one])).values()]
}

/**
 * Returns the definitions that the run was played under: without those that are younger than the run and
 * have no result in it.
 */
function expectedOf(knowledge: Knowledge): readonly AssertionDefinition[] | null {
  const { definitions } = knowledge
  if (definitions === null || knowledge.state === 'launched') return definitions
  const { createdAt = null } = knowledge
  const results = knowledge.state === 'finished' ? knowledge.results : []
  const hasResult = new Set(results.map((result) => result.assertion_id))
  return definitions.filter(({ id, created_at: made }) => {
    return hasResult.has(id) || !isYounger(made, createdAt)
  })
}

function isYounger(made: unknown, createdAt: string | null): boolean {
  if (typeof made !== 'string' || createdAt === null) return false
  return Date.parse(made) > Date.parse(createdAt)
}

/** A check of the suite for a scenario. */
export type PlannedCheck = Pick<PlannedCase & { readonly kind: 'check' }, 'check' | 'title'>

/** Adds the user's gates and checks after the cases of a scenario. */
export function withOwnCases(
  cases: readonly PlannedCase[],
  thresholds: Thresholds,
  checks: readonly PlannedCheck[],
): readonly PlannedCase[] {
  const gates = gatesOf(thresholds).map((gate): CaseDraft => ({
    kind: 'gate',
    title: gateTitle(gate),
    gate,
  }))
  const own = checks.map(({ check, title }): CaseDraft => ({
    kind: 'check',
    title: oneLine(title),
    check,
  }))
  return keyed([...cases, ...gates, ...own])
}

function byOrder(a: AssertionDefinition, b: AssertionDefinition): number {
  return (a.order ?? Infinity) === (b.order ?? Infinity)
    ? 0
    : (a.order ?? Infinity) - (b.order ?? Infinity)
}

function fromDefinition(definition: AssertionDefinition): CaseDraft {
  const { id, type, config, is_required: required, weight, fingerprint } = definition
  return {
    kind: 'assertion',
    title: assertionTitle(definition, null),
    assertion: {
      id,
      type,
      config,
      required: required ?? true,
      ...(weight !== null && { weight }),
      ...(typeof fingerprint === 'string' && { fingerprint }),
    },
  }
}

/** Plans cases for results without a definition, in an order that does not depend on Bland's. */
function fromResults(
  results: readonly AssertionResult[],
  known: ReadonlySet<string>,
): readonly CaseDraft[] {
  const unexplained = new Map<string, AssertionResult>()
  for (const result of results) {
    if (result.assertion_id === null || known.has(result.assertion_id)) continue
    if (!unexplained.has(result.assertion_id)) unexplained.set(result.assertion_id, result)
  }
  return [...unexplained]
    .map(([assertionId, result]): CaseDraft & { kind: 'assertion' } => ({
      kind: 'assertion',
      title: assertionTitle(null, result),
      assertion: {
        id: assertionId,
        type: result.type ?? 'assertion',
        config: {},
        required: result.assertion?.is_required ?? true,
      },
    }))
    .toSorted(
      (a, b) => compareTexts(a.title, b.title) || compareTexts(a.assertion.id, b.assertion.id),
    )
}

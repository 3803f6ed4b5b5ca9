/** The baseline: the verdicts of accepted sessions of one suite, in a file that a team commits. */
import { z } from 'zod'
import { compareTexts } from '../util/compare.ts'
import { CASE_KINDS } from '../verdict/case-key.ts'
import { attemptCounts, repeatRule } from '../record/attempts/facts.ts'
import type { AcceptedTraits } from '../record/traits.ts'
import type { PlayedCase, PlayedScenario } from './played.ts'

/** An accepted verdict. */
export interface BaselineCase extends PlayedCase {
  /** The day of the first session with this verdict on this definition, as `2026-11-20`; null if unknown. */
  readonly since: string | null
  /** The commit of that session; null if unknown. */
  readonly commit: string | null
}

/** An accepted scenario. */
export interface BaselineScenario extends PlayedScenario<BaselineCase> {
  /** The known facts of its conversation. Only a `report.json` has them. */
  readonly traits?: AcceptedTraits | undefined
}

/** The baseline of one suite. */
export interface Baseline {
  readonly version: 1
  readonly suite: string
  readonly scenarios: readonly BaselineScenario[]
}

const fingerprint = z.string().nullable().default(null)

const caseSchema: z.ZodType<BaselineCase> = z.object({
  kind: z.enum(CASE_KINDS),
  id: z.string(),
  title: z.string(),
  fingerprint,
  verdict: z.enum(['passed', 'failed', 'errored', 'skipped']),
  counts: attemptCounts.optional(),
  since: z.string().nullable().default(null),
  commit: z.string().nullable().default(null),
})

/** Reads a baseline. */
export const baselineSchema: z.ZodType<Baseline> = z.object({
  version: z.literal(1),
  suite: z.string(),
  scenarios: z.array(
    z.object({
      scenarioId: z.string().nullable(),
      title: z.string(),
      fingerprint,
      rule: repeatRule.optional(),
      cases: z.array(caseSchema),
    }),
  ),
})

/** Formats a baseline. The same verdicts give the same text, in whatever order the runs ended. */
export function formatBaseline({ version, suite, scenarios }: Baseline): string {
  const sorted = scenarios.map(orderedScenario).toSorted(byTitle)
  return `${JSON.stringify({ version, suite, scenarios: sorted }, null, 2)}\n`
}

function orderedScenario({ title, scenarioId, fingerprint: play, rule, cases }: BaselineScenario) {
  const sorted = cases.map(orderedCase).toSorted(byKind)
  return { title, scenarioId, fingerprint: play, ...(rule && { rule }), cases: sorted }
}

function orderedCase(one: BaselineCase): BaselineCase {
  const { kind, id, title, verdict, counts, since, commit, fingerprint: own } = one
  const told = counts === undefined ? { verdict } : { verdict, counts }
  return { kind, id, title, ...told, since, commit, fingerprint: own }
}

type Titled = Pick<BaselineScenario, 'title' | 'scenarioId'>

function byTitle(a: Titled, b: Titled): number {
  return compareTexts(a.title, b.title) || compareTexts(a.scenarioId ?? '', b.scenarioId ?? '')
}

function byKind(a: BaselineCase, b: BaselineCase): number {
  return (
    CASE_KINDS.indexOf(a.kind) - CASE_KINDS.indexOf(b.kind) ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.id, b.id)
  )
}

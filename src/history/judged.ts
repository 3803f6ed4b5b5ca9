/** Compares the evaluated cases of a scenario, and applies the rule of the baseline. */
import type { Comparison } from '../verdict/compared/comparison.ts'
import { keyText } from '../verdict/case-key.ts'
import { fingerprintOfCase } from '../verdict/compared/definition.ts'
import { ownKey } from '../verdict/planned-case.ts'
import type { JudgedCase } from '../verdict/run/judge-run.ts'
import type { VerdictWord } from '../verdict/verdict.ts'
import type { AttemptCounts } from '../verdict/attempts/decide.ts'
import type { AcceptedAttempts } from '../record/attempts/facts.ts'
import type { CaseRecord } from '../record/record.ts'
import { acceptedAttempts } from './statistics/repeated.ts'
import type { BaselineScenario } from './baseline.ts'
import { compareScenario } from './compare.ts'
import { excused, sinceText, underRule } from './excuse.ts'
import type { Excusing } from './excuse.ts'
import type { PlayedCase, PlayedScenario } from './played.ts'

/** An evaluated case, compared with the accepted one. */
export interface ComparedCase extends JudgedCase {
  /** The verdict before policy and excuses. */
  readonly before: VerdictWord
  /** Null for nothing to compare. */
  readonly comparison: Comparison | null
  /** Its attempts in the baseline; absent if it was played once on either side, or is not the same. */
  readonly accepted?: AcceptedAttempts | undefined
}

/** An evaluated case, with the counts over its attempts if there are several. */
export interface CountedCase extends JudgedCase {
  readonly counts?: AttemptCounts | undefined
}

/** A scenario as it was planned. */
interface Planned extends Pick<PlayedScenario, 'scenarioId' | 'title' | 'fingerprint' | 'rule'> {
  /** The keys of the cases that Bland defines otherwise than the snapshot of the suite. */
  readonly drifted: readonly string[]
}

/** The accepted scenario, null if it is new, and the rule. */
export interface Against {
  readonly entry: BaselineScenario | null
  readonly by: Excusing
}

/**
 * Compares the cases of a scenario. Checks have no definition, so nothing is said of them.
 *
 * @param raw the same cases, evaluated without the user's policy
 */
export function compareJudged(
  scenario: Planned,
  judged: readonly JudgedCase[],
  raw: readonly CountedCase[],
  { entry, by }: Against,
): readonly ComparedCase[] {
  const played = playedCases(judged, raw)
  const now = { ...scenario, cases: [...played.values()] }
  const compared = compareScenario(now, entry)
  const accepted = entry === null ? null : acceptedAttempts(now, entry)
  return judged.map((one) => {
    const own = played.get(one)
    if (own === undefined) {
      return { ...one, before: one.verdict.verdict, comparison: driftOf(one, scenario) }
    }
    const found = compared.get(own)
    const told = { ...one, before: own.verdict, accepted: accepted?.get(own) }
    if (found === undefined) return { ...told, comparison: driftOf(one, scenario) }
    const comparison = driftOf(one, scenario) ?? underRule(found, by)
    return { ...told, comparison, verdict: excused({ kind: own.kind, ...one }, comparison, by) }
  })
}

/** Returns the evaluated cases with the verdicts that they had before the user's policy. */
export function uncompared(
  scenario: Pick<Planned, 'drifted'>,
  judged: readonly JudgedCase[],
  raw: readonly CountedCase[],
): readonly ComparedCase[] {
  const played = playedCases(judged, raw)
  return judged.map((one) => {
    const before = played.get(one)?.verdict ?? one.verdict.verdict
    return { ...one, before, comparison: driftOf(one, scenario) }
  })
}

/** Returns the label of a case that changed since the snapshot. It is never excused; a check has no definition. */
function driftOf(
  { planned }: JudgedCase,
  { drifted }: Pick<Planned, 'drifted'>,
): Comparison | null {
  if (planned.kind === 'check' || !drifted.includes(keyText(ownKey(planned)))) return null
  return { label: 'changed', why: 'its definition is not that of the snapshot' }
}

function playedCases(
  judged: readonly JudgedCase[],
  raw: readonly CountedCase[],
): ReadonlyMap<JudgedCase, PlayedCase> {
  const comparable = judged.flatMap((one, index) => {
    const { planned } = one
    if (planned.kind === 'check') return []
    const counted: CountedCase = raw[index] ?? one
    const { verdict } = (planned.kind === 'run' ? one : counted).verdict
    const fingerprint = fingerprintOfCase(planned)
    const own = { ...ownKey(planned), title: planned.title, fingerprint, verdict }
    return [[one, { ...own, counts: counted.counts }] as const]
  })
  return new Map(comparable)
}

/** Returns what the record of a case says of its comparison. */
export function comparedFields(
  { before, verdict, comparison, accepted }: ComparedCase,
  evidence: CaseRecord['evidence'],
): Pick<CaseRecord, 'before' | 'baseline' | 'accepted' | 'evidence'> {
  const isTold = comparison !== null && comparison.label !== 'as before'
  const told = verdict.verdict === 'passed' || !isTold ? [] : [tell(comparison)]
  return {
    evidence: [...told, ...evidence],
    ...(before !== verdict.verdict && { before }),
    ...(comparison !== null && { baseline: comparison }),
    ...(accepted !== undefined && { accepted }),
  }
}

function tell(comparison: Comparison): CaseRecord['evidence'][number] {
  const { label, why } = comparison
  const more = why ?? (label === 'changed' ? 'its definition is not the accepted one' : undefined)
  const text = more === undefined ? sinceText(comparison) : `${label}: ${more}`
  return { label: label === 'changed' && why !== undefined ? 'Snapshot' : 'Baseline', text }
}

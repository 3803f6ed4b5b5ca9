/** Describes the attempts of a case: how each ended, and what only the failing or only the passing ones did. */
import type { Run } from '../../model/run.ts'
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import { contrast } from '../../verdict/attempts/contrast.ts'
import { outcomeOf } from '../../verdict/attempts/join-case.ts'
import { intervalOf } from '../../verdict/attempts/interval.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { Evidence } from '../record.ts'

/** An attempt of a case. */
interface JudgedAttempt {
  readonly verdict: Verdict
  readonly run: Run | null
}

/** The longest reason of an attempt, in characters: the whole one stands where the attempt is shown. */
const REASON = 160

/** Returns a part for each attempt, then the contrast; nothing if every attempt passed. */
export function attemptEvidence(
  rule: RepeatRule,
  attempts: readonly JudgedAttempt[],
): readonly Evidence[] {
  if (attempts.every(({ verdict }) => verdict.verdict === 'passed')) return []
  const judged = attempts.map(({ verdict, run }) => ({ outcome: outcomeOf(verdict), run }))
  const parts = [...attempts.map(told), ...rateOf(rule, judged), ...contrast(judged)]
  return parts.map((part) => ({ ...part, isOfAttempts: true }))
}

function told({ verdict, run }: JudgedAttempt, index: number): Evidence {
  const outcome = outcomeOf(verdict)
  const word = outcome === 'unfinished' ? 'did not finish' : outcome
  const id = run === null ? '' : ` (run ${oneLine(run.id)})`
  const why = verdict.verdict === 'passed' ? '' : `: ${oneLine(verdict.reason, REASON)}`
  return { label: `Attempt ${index + 1}`, text: `${word}${id}${why}` }
}

/** Returns the rate. If attempts stop early, their counts are no fair sample of it. */
function rateOf(
  { stopEarly }: RepeatRule,
  attempts: readonly { readonly outcome: ReturnType<typeof outcomeOf> }[],
): readonly Evidence[] {
  const known = attempts.filter(({ outcome }) => outcome !== 'unfinished')
  if (stopEarly || known.length === 0) return []
  const passed = known.filter(({ outcome }) => outcome === 'passed').length
  const { low, high } = intervalOf(passed, known.length)
  const text = `${percent(passed / known.length)} of ${known.length} passed; the 95 % interval is ${percent(low)} to ${percent(high)}`
  return [{ label: 'Rate', text }]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

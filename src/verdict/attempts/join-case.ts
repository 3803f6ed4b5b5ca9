/** Joins the verdicts of one case over the attempts of its scenario. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import { counted } from '../../util/count.ts'
import { because, passedWith } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'
import { countOutcomes, decide } from './decide.ts'
import type { AttemptCounts, AttemptOutcome } from './decide.ts'

/** A case over its attempts. */
export interface JoinedCase {
  readonly verdict: Verdict
  readonly counts: AttemptCounts
  /** Whether it passed though an attempt failed. */
  readonly isFlaky: boolean
  /** The attempt to show, from 0: the first that failed, else the last with a verdict, else the first. */
  readonly shown: number
}

/** Returns what an attempt says about a case: only a pass and a failure count. */
export function outcomeOf({ verdict }: Verdict): AttemptOutcome {
  return verdict === 'passed' || verdict === 'failed' ? verdict : 'unfinished'
}

/**
 * Joins the verdicts of a case, one for each attempt that was played. No attempt follows. A case that
 * drives no attempts and is undecided has the verdict of the first attempt that gave one.
 *
 * @param ended why no more attempts were played, for a case that they leave undecided; null if none was left
 */
export function joinCase(
  rule: RepeatRule,
  verdicts: readonly Verdict[],
  drives: boolean,
  ended: string | null = null,
): JoinedCase {
  const outcomes = verdicts.map(outcomeOf)
  const counts = countOutcomes(rule, outcomes)
  const decision = decide(rule, counts)
  const isFlaky = drives && decision === 'passed' && counts.failed > 0
  const joined = { counts, isFlaky, shown: shownOf(outcomes) }
  if (counts.passed + counts.failed === 0) return { ...joined, verdict: dead(verdicts) }
  switch (decision) {
    case 'passed':
      return { ...joined, verdict: passed(verdicts, counts, isFlaky) }
    case 'failed':
      return { ...joined, verdict: failed(rule, verdicts, counts) }
    case 'undecided':
    case 'errored':
      return { ...joined, verdict: drives ? undecided(rule, counts, ended) : first(verdicts) }
  }
}

function shownOf(outcomes: readonly AttemptOutcome[]): number {
  const failing = outcomes.indexOf('failed')
  return failing === -1 ? Math.max(0, outcomes.lastIndexOf('passed')) : failing
}

/** Where no attempt has a verdict: an error if an attempt had one, else why the first was skipped. */
function dead(verdicts: readonly Verdict[]): Verdict {
  const errored = verdicts.find(({ verdict }) => verdict === 'errored')
  return errored ?? verdicts[0] ?? because('errored', 'no attempt was played')
}

function first(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((one) => outcomeOf(one) !== 'unfinished') ?? dead(verdicts)
}

function passed(
  verdicts: readonly Verdict[],
  { passed: passes, failed: failures, errored }: AttemptCounts,
  isFlaky: boolean,
): Verdict {
  const own = verdicts.filter((one) => one.verdict === 'passed' && one.note)
  const flaky = isFlaky ? [`flaky: ${passes} passed, ${failures} failed`] : []
  const missing = errored === 0 ? [] : [`${counted(errored, 'attempt')} did not finish`]
  const notes = [...flaky, ...missing].map((note): Verdict => ({ verdict: 'passed', note }))
  return passedWith([...notes, ...own.slice(0, 1)])
}

/** Says the count, and why the first failing attempt failed. The message of a single attempt stays as it is. */
function failed(
  { times, needed }: RepeatRule,
  verdicts: readonly Verdict[],
  counts: AttemptCounts,
): Verdict {
  const why = verdicts.flatMap((one) => (one.verdict === 'failed' ? [one.reason] : []))[0] ?? ''
  if (times === 1) return because('failed', why)
  return because('failed', `${counts.passed} of ${times} passed, ${needed} needed: ${why}`)
}

function undecided(
  { times, needed }: RepeatRule,
  { passed: passes, failed: failures, errored }: AttemptCounts,
  ended: string | null,
): Verdict {
  const parts = [
    `${passes} passed`,
    ...(failures === 0 ? [] : [`${failures} failed`]),
    ...(errored === 0 ? [] : [`${errored} did not finish`]),
  ]
  const why = ended === null ? '' : ` (${ended})`
  return because('errored', `${needed} of ${times} needed: ${parts.join(', ')}${why}`)
}

/** Plays a check: once, or in each attempt of a scenario that is played more than once. */
import type { Check } from '../../checks/define-checks.ts'
import { checkRecord, runCheck } from '../../checks/run-check.ts'
import type { CheckEnd } from '../../checks/run-check.ts'
import type { Run } from '../../model/run.ts'
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import { attemptEvidence } from '../../record/attempts/attempt-evidence.ts'
import { bareRecord } from '../../record/evidence.ts'
import type { AttemptRecord, CaseRecord } from '../../record/record.ts'
import { contextOf } from '../../report/text/failure-parts.ts'
import type { FailureContext } from '../../report/text/failure-parts.ts'
import { verdictOf } from '../../report/model/reported-verdict.ts'
import { failureDetails } from '../../report/text/text.ts'
import { joinCase } from '../../verdict/attempts/join-case.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import type { TitledKey } from '../../verdict/case-key.ts'
import { because, isRed } from '../../verdict/verdict.ts'
import { throwing } from './throwing-expect.ts'

/** The tools that a runner gives a check. */
export interface CheckPlay<Expect> {
  /** Called only for a check, because a runner may note that its `expect` was used. */
  readonly expect: () => Expect
  /** Returns the errors that `expect.soft` has noted since the check began. */
  readonly softErrors: () => readonly Error[]
}

/** The end of a check, over all attempts. */
export interface PlayedCheck {
  readonly record: CaseRecord
  /** The error to throw; null for none. */
  readonly thrown: Error | null
  /** The errors that `expect.soft` noted; none if there are attempts. */
  readonly soft: readonly Error[]
}

/** A played scenario, as far as its checks see it. */
export interface PlayedScenario extends Omit<FailureContext, 'attempts'> {
  readonly attempts?: readonly AttemptRecord[] | undefined
  readonly rule?: RepeatRule | undefined
}

interface RepeatedScenario extends PlayedScenario {
  readonly attempts: readonly AttemptRecord[]
  readonly rule: RepeatRule
}

type DueCheck<Expect> = TitledKey & { readonly check: Check<Expect> }

/** Plays a check of a scenario that has a run. */
export async function playCheck<Expect>(
  due: DueCheck<Expect>,
  scenario: PlayedScenario & { readonly run: Run },
  tools: CheckPlay<Expect>,
): Promise<PlayedCheck> {
  const { rule, attempts, run } = scenario
  if (rule === undefined || attempts === undefined || rule.times === 1) {
    return playOnce(due, run, tools)
  }
  const ends: CheckEnd[] = []
  for (const attempt of attempts) ends.push(await playIn(attempt, due, tools))
  return join(ends, { ...scenario, rule, attempts })
}

/** Plays it in an attempt, unless the attempt has its verdict: it did not finish. */
async function playIn<Expect>(
  { cases, run }: AttemptRecord,
  due: DueCheck<Expect>,
  { expect }: CheckPlay<Expect>,
): Promise<CheckEnd> {
  const own = cases.find((one) => isSameCase(one, due))
  if (own !== undefined) return { record: own, error: null }
  if (run !== null) return runCheck(due, { run, expect: throwing(expect()) })
  return { record: bareRecord(due, because('errored', 'there is no run')), error: null }
}

/** Runs a check on a run. An error of `expect.soft` fails the test when it ends, so the record has it too. */
async function playOnce<Expect>(
  due: DueCheck<Expect>,
  run: Run,
  { expect, softErrors }: CheckPlay<Expect>,
): Promise<PlayedCheck> {
  const { record, error: thrown } = await runCheck(due, { run, expect: expect() })
  const soft = softErrors()
  const [first] = soft
  const told = thrown !== null || first === undefined ? {} : checkRecord(record, first)
  return { record: { ...record, ...told }, thrown, soft }
}

/** Joins the ends by the rule. A failure keeps the line of the user's code from the attempt that it shows. */
function join(ends: readonly CheckEnd[], scenario: RepeatedScenario): PlayedCheck {
  const { rule, attempts } = scenario
  const verdicts = ends.map(({ record }) => verdictOf(record))
  const { verdict, counts, shown } = joinCase(rule, verdicts, false)
  const end = ends[shown]
  if (end === undefined) throw new TypeError('a scenario with a run has no attempt')
  const judged = verdicts.map((one, at) => ({ verdict: one, run: attempts[at]?.run ?? null }))
  const evidence = attemptEvidence(rule, judged)
  const record = {
    ...end.record,
    ...bareRecord(end.record, verdict),
    evidence,
    attempts: counts,
    attempt: shown,
  }
  const error = isRed(verdict) ? end.error : null
  return { record, thrown: error && retold(error, record, scenario), soft: [] }
}

/** Makes an error say what all attempts did. Keeps the rest of it, which has the line in the user's file. */
function retold(error: Error, record: CaseRecord, scenario: PlayedScenario): Error {
  const { message: before, stack } = error
  const details = failureDetails(record.evidence, contextOf(record, scenario))
  error.message = `${record.reason ?? before}\n\n${details}`
  if (stack !== undefined) error.stack = stack.replace(before, () => error.message)
  return error
}

/** Settles the case that a test, or a step of it, shows: from a record, or by running a check. */
import type { TitledKey } from '../../verdict/case-key.ts'
import type { Check } from '../../checks/define-checks.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { bareRecord } from '../../record/evidence.ts'
import type { CaseRecord } from '../../record/record.ts'
import { contextOf } from '../../report/text/failure-parts.ts'
import type { FailureContext } from '../../report/text/failure-parts.ts'
import { oneLine } from '../../verdict/title.ts'
import { failureDetails, failureLine } from '../../report/text/text.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import { ownKey } from '../../verdict/planned-case.ts'
import { because } from '../../verdict/verdict.ts'
import { playCheck } from './play-check.ts'
import type { CheckPlay, PlayedCheck, PlayedScenario } from './play-check.ts'

/** Returns the keys and titles of a scenario's cases. */
export function keysOf({ cases }: Pick<PlannedScenario, 'cases'>): readonly TitledKey[] {
  return cases.map((one) => ({ title: one.title, ...ownKey(one) }))
}

/** A settled case. */
export interface SettledCase extends PlayedCheck {
  /** Whether it is a check that has just run. */
  readonly isCheck: boolean
}

/** The checks of a suite, with their tools. */
export interface CheckTools<Expect> extends CheckPlay<Expect> {
  /** The key of a case identifies one by its position. */
  readonly checks: readonly Check<Expect>[]
}

/** Finds the record of a case, or runs the check of the case. */
export async function settleCase<Expect>(
  one: TitledKey,
  scenario: PlayedScenario & { readonly cases: readonly CaseRecord[] },
  tools: CheckTools<Expect>,
): Promise<SettledCase> {
  const own = scenario.cases.find((other) => isSameCase(other, one))
  if (own !== undefined) return known(own)
  const check = one.kind === 'check' ? tools.checks[Number(one.id)] : undefined
  const { run } = scenario
  if (check === undefined || run === null) {
    return known(bareRecord(one, because('errored', 'the case has no verdict')))
  }
  return { ...(await playCheck({ ...one, check }, { ...scenario, run }, tools)), isCheck: true }
}

function known(record: CaseRecord): SettledCase {
  return { record, isCheck: false, thrown: null, soft: [] }
}

/** Describes a flaky case on one line, for the annotation of its test; null for any other case. */
export function flakyNote({ title, attempts, flaky }: CaseRecord): string | null {
  if (flaky !== true || attempts === undefined) return null
  const { passed, failed, of } = attempts
  return `${title}: ${passed} of at most ${of} attempts passed, ${failed} failed`
}

/** Describes a failed case: one line that reads well alone, and below it the details that the line does not have. */
export function failureTexts(
  one: CaseRecord,
  around: FailureContext,
): { readonly line: string; readonly details: string } {
  const { reason, evidence } = one
  const context = contextOf(one, around)
  const verdict = { verdict: 'failed', reason: reason ?? 'no reason' } as const
  const line = failureLine(verdict)
  const more = evidence.filter(
    (part) =>
      part.turn !== undefined ||
      part.isOfAttempts === true ||
      !line.includes(oneLine(part.text, Infinity)),
  )
  return { line, details: failureDetails(more, context) }
}

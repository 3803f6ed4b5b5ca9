/** Running a check as the step, or the test, that it is. */
import { checkRecord, runCheck, withoutOwnFrames } from 'bland-suite/internal/worker'
import type { CaseRecord, Check } from 'bland-suite/internal/worker'
import type { Run } from 'bland-suite'
import type { TestInfo, TestInfoError } from '@playwright/test'
import { expect } from './matchers.ts'
import type { BlandExpect } from './matchers.ts'

/** A check of a scenario whose run is judged. */
export interface DueCheck {
  readonly check: Check<BlandExpect>
  /** Its id and title in the scenario. */
  readonly id: string
  readonly title: string
  readonly run: Run
}

/** How a check ended. */
export interface PlayedCheck {
  readonly record: CaseRecord
  readonly errors: readonly Error[]
}

/** Runs a check. What `expect.soft` found is taken from the test, to be told with the rest. */
export async function playCheck(
  info: TestInfo,
  { check, id, title, run }: DueCheck,
): Promise<PlayedCheck> {
  const before = info.errors.length
  const { record, error } = await runCheck({ check, id, title }, { run, expect })
  const soft = info.errors.splice(before).map(toError)
  const [first] = soft
  if (error !== null) return { record, errors: [...soft, error] }
  return first === undefined
    ? { record, errors: [] }
    : { record: { ...record, ...checkRecord(record, first) }, errors: soft }
}

function toError({ message = 'failed without a message', stack }: TestInfoError): Error {
  const error = new Error(message.replace(/^Error: /u, ''))
  if (stack !== undefined) error.stack = stack
  return withoutOwnFrames(error)
}

/** Running a check as the test that it is. */
import { checkRecord, runCheck, writeCheck } from 'bland-suite/internal/worker'
import type { Check, CheckEnd } from 'bland-suite/internal/worker'
import type { Run } from 'bland-suite'
import type { ExpectStatic, TestContext } from 'vitest'

/** A check of a scenario whose run is judged. */
export interface DueCheck {
  readonly check: Check<ExpectStatic>
  /** Its id and title in the scenario. */
  readonly id: string
  readonly title: string
  readonly run: Run
  /** The path of the run's record. */
  readonly record: string
}

/** Runs a check and records how it ended; the error is left to be thrown. */
export async function playCheck(
  ctx: TestContext,
  { check, id, title, run, record }: DueCheck,
): Promise<Error | null> {
  const ended = await runCheck({ check, id, title }, { run, expect: ctx.expect })
  writeCheck(record, softly(ctx, ended))
  return ended.error
}

/** What `expect.soft` found fails the test when it ends: the record must not say otherwise. */
function softly(ctx: TestContext, ended: CheckEnd): CheckEnd['record'] {
  const [soft] = ctx.task.result?.errors ?? []
  if (ended.error !== null || soft === undefined) return ended.record
  const error = Object.assign(new Error(soft.message), { name: soft.name ?? 'Error' })
  return { ...ended.record, ...checkRecord(ended.record, error) }
}

/** Records a suite that could not be planned. */
import { bareRecord } from '../record/evidence.ts'
import { SUITE_STARTS } from '../verdict/suite/suite-cases.ts'
import { because } from '../verdict/verdict.ts'
import { tellKeeping } from './unreadable.ts'
import type { Problem } from './unreadable.ts'
import type { Recorder } from './recorder.ts'

/** The reason why a suite has no plan, and the path of its record. */
export interface Unplanned {
  readonly reason: string
  /** The path of the record. */
  readonly record: string
}

/** Records the single case `suite starts`, which is errored with the reason. */
export function recordUnplanned(suite: string, problem: Problem, recorder: Recorder): Unplanned {
  const reason = tellKeeping(problem, recorder)
  const record = recorder.writeSuite({
    version: 1,
    kind: 'suite',
    suite,
    host: 'bland',
    batchId: null,
    batchStatus: null,
    production: false,
    cases: [bareRecord(SUITE_STARTS, because('errored', reason))],
  })
  return { reason, record }
}

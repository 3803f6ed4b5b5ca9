import type { Remembered } from '../../record/load-records.ts'
import type { NativeCase } from '../model/native-case.ts'
import type { OtherTest } from '../model/other-test.ts'

/** A test run, as a runner ran it. */
export interface Ran {
  readonly cases: readonly NativeCase[]
  /** The folders of the sessions. Their batches are reported even without a case. */
  readonly folders: readonly string[]
  /** The cause of an interruption; null for none. */
  readonly interruptedBy: string | null
  /** The names of all found suites, even deselected ones. @default [] */
  readonly found?: readonly string[] | undefined
  /** The records that this process has written. They win over the files. @default none */
  readonly remembered?: Remembered | undefined
  /** The runner's other tests, only for the XML. @default [] */
  readonly others?: readonly OtherTest[] | undefined
  /** Whether the runner ran any tests. @default false */
  readonly hasTests?: boolean | undefined
  /** The start of the test run: the time of suites without a run. @default now */
  readonly startedAt?: Date | undefined
}

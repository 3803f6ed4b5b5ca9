import type { Remembered } from '../../record/load-records.ts'
import type { NativeCase } from '../model/native-case.ts'
import type { OtherTest } from '../model/other-test.ts'

/** What was run. */
export interface Ran {
  readonly cases: readonly NativeCase[]
  /** The folders of the sessions; what is there of their batches is told too. */
  readonly folders: readonly string[]
  /** What ended the run before its tests were over; null for nothing. */
  readonly interruptedBy: string | null
  /** The names of the suites that were found, whatever filters have left of them. @default [] */
  readonly found?: readonly string[] | undefined
  /** What this process itself has recorded: it stands, whatever the files say by now. @default none */
  readonly remembered?: Remembered | undefined
  /** The runner's other tests, for the XML alone. @default [] */
  readonly others?: readonly OtherTest[] | undefined
  /** Whether the runner has run tests of any kind. @default false */
  readonly hasTests?: boolean | undefined
  /** When the run began: suites of which nothing was played have no other time. @default now */
  readonly startedAt?: Date | undefined
}

/** Converts the runner's other tests for reports. */
import { reportedPath } from '../../options/reporter/ci.ts'
import type { NativeResult } from '../../report/model/native-case.ts'
import { failedWith, lineOf, NOT_FINISHED } from '../../report/model/other-test.ts'
import type { OtherError, OtherResult, OtherTest } from '../../report/model/other-test.ts'

/** One of the runner's other tests. Paths are absolute. */
export interface SeenTest extends Pick<OtherTest, 'path' | 'duration'> {
  /** Undefined and the empty text mean no project. */
  readonly project: string | undefined
  /** The test file. */
  readonly suite: string
  readonly location: { readonly file: string; readonly line: number | null }
  readonly native: NativeResult
  /** The errors of the last attempt; empty if the result has all information. */
  readonly errors: readonly OtherError[]
  /** The errors of each earlier attempt. */
  readonly earlier: readonly (readonly OtherError[])[]
}

/** Converts a test to the form that reports use. */
export function toOtherTest(seen: SeenTest): OtherTest {
  const { project, suite, path, location, duration, native, errors, earlier } = seen
  return {
    project: project || null,
    suite: reportedPath(suite),
    path,
    location: { file: reportedPath(location.file), line: location.line },
    duration,
    result: resultOf(native, errors),
    earlier: earlier.map(lineOf),
  }
}

function resultOf(native: NativeResult, errors: readonly OtherError[]): OtherResult {
  switch (native.state) {
    case 'passed':
    case 'skipped':
      return native
    case 'failed':
      return failedWith(errors.length > 0 ? errors : [{ message: native.message, stack: '' }])
    case 'unfinished':
      return NOT_FINISHED
  }
}

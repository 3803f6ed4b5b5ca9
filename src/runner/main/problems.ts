/**
 * Decides which errors outside of tests make a report red: one rule for every runner. The other errors are
 * reported with the runner's other tests.
 *
 * | the error is about                                                   | `about`  | red |
 * | -------------------------------------------------------------------- | -------- | --- |
 * | a file with Bland cases                                              | `bland`  | yes |
 * | a file that did not load, or whose worker died: it may have had some | `bland`  | yes |
 * | a file that has only other tests                                     | `others` | no  |
 * | a test run with Bland cases, or with unknown cases                   | `run`    | yes |
 * | any other test run                                                   | `run`    | no  |
 * | filters that leave no test                                           | `others` | no  |
 */
import { reportedPath } from '../../options/reporter/ci.ts'
import type { NativeCase } from '../../report/model/native-case.ts'
import { errorTest } from '../../report/model/other-test.ts'
import type { OtherTest } from '../../report/model/other-test.ts'
import { errorCase, messagesOf } from '../../report/model/outside-error.ts'
import type { OutsideError } from '../../report/model/outside-error.ts'

/** An error outside of tests: a file that did not load, a hook that threw. */
export interface RunProblem extends OutsideError {
  readonly about: 'bland' | 'others' | 'run'
}

/** The errors of a file, from a runner. */
interface FileErrors extends Pick<RunProblem, 'about' | 'title'> {
  readonly project?: string | undefined
  /** The absolute path. */
  readonly file: string
  readonly line: number | null
  readonly errors: Parameters<typeof messagesOf>[0]
}

/** Makes a problem of the errors of a file. */
export function fileProblem({ project, file, line, errors, ...about }: FileErrors): RunProblem {
  const suite = reportedPath(file)
  const location = { file: suite, line }
  return { ...about, project: project || null, suite, location, message: messagesOf(errors) }
}

/** The tests of a runner, with the problems around them. */
export interface Around {
  readonly cases: readonly NativeCase[]
  /** The runner's other tests; null if they are not reported. */
  readonly others: readonly OtherTest[] | null
  readonly problems: readonly RunProblem[]
  /** Whether some files may have cases that the runner does not know. */
  readonly mayHaveMore: boolean
}

/** Reports each problem as an errored case, or as one of the other tests. */
export function placeProblems({
  cases,
  others,
  problems,
  mayHaveMore,
}: Around): Pick<Around, 'cases'> & { readonly others: readonly OtherTest[] } {
  const hasBland = cases.length > 0 || mayHaveMore
  const isRed = ({ about }: RunProblem): boolean =>
    about === 'bland' || (about === 'run' && hasBland)
  const left = problems.filter((one) => !isRed(one))
  return {
    cases: [...cases, ...problems.filter(isRed).map(errorCase)],
    others: others === null ? [] : [...others, ...left.map(errorTest)],
  }
}

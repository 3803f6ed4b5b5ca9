/**
 * Which errors outside of tests make a report red: one rule for every runner. What does not is reported with the
 * runner's other tests.
 *
 * | the error is about                                                   | `about`  | red |
 * | -------------------------------------------------------------------- | -------- | --- |
 * | a file with Bland cases                                              | `bland`  | yes |
 * | a file that did not load, or whose worker died: it may have had some | `bland`  | yes |
 * | a file that has other tests only                                     | `others` | no  |
 * | a run that has Bland cases, or of which not every case is known      | `run`    | yes |
 * | any other run                                                        | `run`    | no  |
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

/** What a runner tells of errors in a file. */
interface FileErrors extends Pick<RunProblem, 'about' | 'title'> {
  readonly project?: string | undefined
  /** Absolute. */
  readonly file: string
  readonly line: number | null
  readonly errors: Parameters<typeof messagesOf>[0]
}

/** Returns the problem that errors in a file are. */
export function fileProblem({ project, file, line, errors, ...about }: FileErrors): RunProblem {
  const suite = reportedPath(file)
  const location = { file: suite, line }
  return { ...about, project: project || null, suite, location, message: messagesOf(errors) }
}

/** What a runner has run, and what went wrong around it. */
export interface Around {
  readonly cases: readonly NativeCase[]
  /** The runner's other tests; null if they are not reported. */
  readonly others: readonly OtherTest[] | null
  readonly problems: readonly RunProblem[]
  /** Whether some files may have cases that the runner does not know. */
  readonly mayHaveMore: boolean
}

/** Reports each problem as a case that errored, or as one of the other tests. */
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

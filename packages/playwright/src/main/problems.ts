/** Errors in Playwright outside of tests: a file that did not load, a set-up that threw. */
import type { TestError } from '@playwright/test/reporter'
import { fileProblem, messagesOf } from 'bland-suite/internal/report'
import type { RunProblem } from 'bland-suite/internal/report'

/** Returns a problem for each error with a location, and one for all others together. */
export function problemsOf(errors: readonly TestError[]): readonly RunProblem[] {
  const others = errors.filter(({ location }) => location === undefined)
  return [
    // A file that does not load may have had Bland cases.
    ...errors.flatMap((error) =>
      error.location === undefined
        ? []
        : [
            fileProblem({
              about: 'bland',
              title: 'file loads',
              ...error.location,
              errors: [error],
            }),
          ],
    ),
    ...(others.length === 0 ? [] : [runProblem(messagesOf(others))]),
  ]
}

function runProblem(message: string): RunProblem {
  const about = message === NO_TESTS ? 'others' : 'run'
  return { about, suite: 'playwright', title: 'no errors outside of tests', message }
}

/** Playwright's message if filters leave no test, which is no error. */
const NO_TESTS = 'No tests found'

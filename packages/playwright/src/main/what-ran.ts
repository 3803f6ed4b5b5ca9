/** Collects what Playwright ran, for reports. */
import type { Seen } from 'bland-suite/internal/report'
import { ownRun } from '../mailbox/run-folder.ts'
import { suitesIn } from '../mailbox/suite-file.ts'
import type { Heard } from './heard.ts'
import { nativeCases } from './native-case.ts'
import { otherTests } from './other-tests.ts'
import { problemsOf } from './problems.ts'

/** Collects the tests and the problems around them. */
export function whatRan(heard: Heard): Seen {
  const { root, errors, leader } = heard
  const hasTests = root !== null && root.allTests().length > 0
  return {
    cases: nativeCases(heard),
    others: () => otherTests(heard),
    problems: problemsOf(errors),
    mayHaveMore: !hasTests,
    hasTests,
    found: suitesIn(ownRun().folder),
    folders: leader?.folders ?? [],
    remembered: leader?.remembered,
  }
}

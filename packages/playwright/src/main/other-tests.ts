/** From Playwright's tests that are none of ours to what the core can put into the XML. */
import { failedWith, lineOf, NOT_FINISHED } from 'bland-suite/internal/report'
import type { OtherError, OtherResult, OtherTest } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import type { Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter'
import { markOf } from '../worker/case-meta.ts'
import { compare } from './selection.ts'

/** The tests that belong to no Bland suite, in the order of their files. */
export function otherTests(
  root: Suite,
  hasEnded: (test: TestCase) => boolean,
): readonly OtherTest[] {
  return root
    .allTests()
    .filter((test) => markOf(test) === null)
    .map((test) => toOther(test, hasEnded(test)))
    .toSorted((a, b) => compare(a.suite, b.suite))
}

function toOther(test: TestCase, hasEnded: boolean): OtherTest {
  const last = hasEnded ? test.results.at(-1) : undefined
  const earlier = last === undefined ? [] : test.results.slice(0, -1)
  const { file, line } = test.location
  return {
    project: test.parent.project()?.name || null,
    suite: reportedPath(fileOf(test) ?? file),
    path: test.titlePath().slice(3),
    location: { file: reportedPath(file), line },
    duration: last?.duration ?? 0,
    result: resultOf(test, last),
    earlier: earlier.map(({ errors }) => lineOf(errors.map(toError))),
  }
}

/** The test itself may stand in a file of helpers. */
function fileOf(test: TestCase): string | undefined {
  let suite: Suite | undefined = test.parent
  while (suite !== undefined && suite.type !== 'file') suite = suite.parent
  return suite?.location?.file
}

function resultOf({ expectedStatus }: TestCase, last: TestResult | undefined): OtherResult {
  if (last === undefined && expectedStatus === 'skipped') return { state: 'skipped', reason: null }
  if (last === undefined || last.status === 'interrupted') return NOT_FINISHED
  if (last.status === 'skipped') return { state: 'skipped', reason: reasonOf(last) }
  // By `test.fail()`, a failure may be what was expected.
  if (last.status === expectedStatus) return { state: 'passed' }
  return failedWith(last.status === 'passed' ? [TOO_GOOD] : last.errors.map(toError))
}

const TOO_GOOD: OtherError = { message: 'expected to fail, but passed', stack: '' }

function reasonOf({ annotations }: TestResult): string {
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  if (skip === undefined) return 'did not run, as what went before had failed'
  return skip.description ?? ''
}

function toError({ message, value, stack }: TestError): OtherError {
  const said = message ?? value ?? ''
  return { message: said.replace(/^Error: /u, ''), stack: stack ?? said }
}

/** Converts Playwright's other tests for the XML. */
import { compareTexts, messagesOf, toOtherTest } from 'bland-suite/internal/report'
import type { NativeResult, OtherError, OtherTest } from 'bland-suite/internal/report'
import type { Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter'
import { markOf } from '../worker/case-meta.ts'
import type { Heard } from './heard.ts'
import { skipIn, TOO_GOOD } from './native-case.ts'

/** Returns the tests that belong to no Bland suite, in the order of their files. */
export function otherTests({ root, ended }: Heard): readonly OtherTest[] {
  const others = (root?.allTests() ?? []).filter((test) => markOf(test) === null)
  return others
    .map((test) => toOther(test, ended.has(test.id) ? test.results : []))
    .toSorted((a, b) => compareTexts(a.suite, b.suite))
}

function toOther(test: TestCase, results: readonly TestResult[]): OtherTest {
  const last = results.at(-1)
  return toOtherTest({
    project: test.parent.project()?.name,
    suite: fileOf(test) ?? test.location.file,
    path: test.titlePath().slice(3),
    location: test.location,
    duration: last?.duration ?? 0,
    native: resultOf(test, last),
    errors: last?.errors.map(toError) ?? [],
    earlier: results.slice(0, -1).map(({ errors }) => errors.map(toError)),
  })
}

/** Returns the test file of a test, whose own location may be a file of helpers. */
function fileOf(test: TestCase): string | undefined {
  let suite: Suite | undefined = test.parent
  while (suite !== undefined && suite.type !== 'file') suite = suite.parent
  return suite?.location?.file
}

function resultOf({ expectedStatus }: TestCase, last: TestResult | undefined): NativeResult {
  if (last === undefined && expectedStatus === 'skipped') return { state: 'skipped', reason: null }
  if (last === undefined || last.status === 'interrupted') return { state: 'unfinished' }
  if (last.status === 'skipped') return skipIn(last) ?? NEVER_BEGUN
  // With `test.fail()`, a failure is the expected result.
  if (last.status === expectedStatus) return { state: 'passed' }
  return last.status === 'passed' ? TOO_GOOD : { state: 'failed', message: messagesOf(last.errors) }
}

const NEVER_BEGUN: NativeResult = {
  state: 'skipped',
  reason: 'did not run, because an earlier step failed',
}

function toError({ message, value, stack }: TestError): OtherError {
  const said = message ?? value ?? ''
  return { message: said.replace(/^Error: /u, ''), stack: stack ?? said }
}

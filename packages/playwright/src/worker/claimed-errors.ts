/** Which of a test's errors are those of its cases: the others come from hooks, fixtures, or Playwright. */
import type { TestInfo } from '@playwright/test'
import type { TestError, TestResult } from '@playwright/test/reporter'

/** Playwright hides annotations of such names. */
const TYPE = '_bland-errors'

/** Says that the next errors of the test, so many, are those of its cases. */
export function claimErrors(info: TestInfo, count: number): void {
  if (count === 0) return
  info.annotations.push({ type: TYPE, description: `${info.errors.length} ${count}` })
}

/** The errors that are not those of the cases. */
export function strangeErrors({ errors, annotations }: TestResult): readonly TestError[] {
  const claim = annotations.find(({ type }) => type === TYPE)?.description ?? '0 0'
  const [start = 0, count = 0] = claim.split(' ').map(Number)
  return errors.filter((_, index) => index < start || index >= start + count)
}

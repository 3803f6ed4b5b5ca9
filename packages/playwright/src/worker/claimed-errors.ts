/** Separates a test's errors: those of its cases, and others from hooks, fixtures or Playwright. */
import type { TestInfo } from '@playwright/test'
import type { TestError, TestResult } from '@playwright/test/reporter'

/** Playwright hides annotations with such names. */
const TYPE = '_bland-errors'

/** Marks the next `count` errors of the test as those of its cases. */
export function claimErrors(info: TestInfo, count: number): void {
  if (count === 0) return
  info.annotations.push({ type: TYPE, description: `${info.errors.length} ${count}` })
}

/** Returns the errors that are not those of the cases. */
export function strangeErrors({ errors, annotations }: TestResult): readonly TestError[] {
  const claim = annotations.find(({ type }) => type === TYPE)?.description ?? '0 0'
  const [start = 0, count = 0] = claim.split(' ').map(Number)
  return errors.filter((_, index) => index < start || index >= start + count)
}

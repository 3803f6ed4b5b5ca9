/** The order of test files. */
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** They take longest, and mostly wait: whatever runs beside them is through before they are. */
const LONGEST = ['e2e/table.test.ts', 'e2e/vitest/endurance.test.ts']

function isLong({ moduleId }: TestSpecification): boolean {
  return LONGEST.some((name) => moduleId.endsWith(name))
}

/** Vitest's own order, which knows no durations in a fresh clone, but the longest files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line no-array-sort -- it is a method of Vitest's
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

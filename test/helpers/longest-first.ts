/** Orders test files. */
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/** The longest files. They mostly wait, so the files next to them end first. */
const LONGEST = ['e2e/table.test.ts', 'faults/endurance.test.ts']

function isLong({ moduleId }: TestSpecification): boolean {
  return LONGEST.some((name) => moduleId.endsWith(name))
}

/** Keeps Vitest's own order, which has no durations in a fresh clone, except that the longest files come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line no-array-sort -- it is a method of Vitest's
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

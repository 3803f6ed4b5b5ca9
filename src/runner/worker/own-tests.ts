/** The tests of a suite in this process. */
import { selectCases } from '../../session/session-input.ts'
import type { Selected } from '../../session/session-input.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import type { OwnKey } from '../../verdict/case-key.ts'

/** A test that shows a case. */
export interface OwnTest {
  readonly isSelected: () => boolean
  /** Whether it has named its record. */
  readonly isTold: () => boolean
}

interface Entry {
  readonly scenario: string | null
  readonly one: OwnKey
  readonly test: OwnTest
}

/** Knows the selected tests of a suite, and whether they have named their records. */
export class OwnTests {
  readonly #all: Entry[] = []
  #selected: readonly Entry[] = []

  /** Adds the tests of a scenario, one per case; null for those of the suite. */
  add(scenario: string | null, cases: readonly OwnKey[], tests: readonly OwnTest[]): void {
    for (const [index, one] of cases.entries()) {
      const test = tests[index]
      if (test !== undefined) this.#all.push({ scenario, one, test })
    }
  }

  /** Reads which tests are selected. A test that a hook skips later counts as selected. */
  select(): Selected {
    this.#selected = this.#all.filter(({ test }) => test.isSelected())
    return selectCases(this.#selected.map(({ scenario, one }) => ({ key: scenario, cases: [one] })))
  }

  /** Returns whether the case is the last selected one of its scenario. */
  isLast(scenario: string, one: OwnKey): boolean {
    const last = this.#selected.findLast((entry) => entry.scenario === scenario)
    return last !== undefined && isSameCase(last.one, one)
  }

  /** Returns the scenarios with a selected test that a hook has skipped, so that it names no record. */
  untold(): readonly string[] {
    const untold = this.#selected.filter(({ test }) => !test.isTold())
    return [...new Set(untold.flatMap(({ scenario }) => scenario ?? []))]
  }
}

/** The tests of a suite that run in this process. */
import type { SessionInput } from '../../session/session-input.ts'
import { keyText } from '../../verdict/case-key.ts'
import type { OwnKey } from '../../verdict/case-key.ts'

/** A test that shows a case. */
export interface OwnTest {
  readonly isSelected: () => boolean
  /** Whether it has named its record. */
  readonly isTold: () => boolean
}

type Selection = Pick<SessionInput, 'selected' | 'suiteCases'>

/** Knows which tests of a suite are selected, and which have named their records. */
export class OwnTests {
  readonly #scenarios = new Map<string, ReadonlyMap<string, OwnTest>>()
  #suite: ReadonlyMap<string, OwnTest> = new Map()
  #selected: Selection['selected'] = new Map()

  /** Adds the tests of a scenario, one a case; null for those of the suite. */
  add(scenario: string | null, cases: readonly OwnKey[], tests: readonly OwnTest[]): void {
    const byKey = cases.flatMap((one, index) => {
      const test = tests[index]
      const key = scenario === null ? one.id : keyText(one)
      return test === undefined ? [] : [[key, test] as const]
    })
    if (scenario === null) this.#suite = new Map(byKey)
    else this.#scenarios.set(scenario, new Map(byKey))
  }

  /** Reads which tests are selected: one that a hook skips later was selected all the same. */
  select(): Selection {
    const all = [...this.#scenarios].map(([key, tests]) => [key, selectedOf(tests)] as const)
    this.#selected = new Map(all.filter(([, keys]) => keys.size > 0))
    return { selected: this.#selected, suiteCases: selectedOf(this.#suite) }
  }

  /** Returns whether the case is the last selected one of its scenario. */
  isLast(scenario: string, one: OwnKey): boolean {
    return [...(this.#selected.get(scenario) ?? [])].at(-1) === keyText(one)
  }

  /** Returns the scenarios of which a hook has skipped some selected test, so that it names no record. */
  untold(): readonly string[] {
    return [...this.#selected].flatMap(([scenario, keys]) => {
      const tests = this.#scenarios.get(scenario)
      return [...keys].some((key) => tests?.get(key)?.isTold() === false) ? [scenario] : []
    })
  }
}

function selectedOf(tests: ReadonlyMap<string, OwnTest>): ReadonlySet<string> {
  return new Set([...tests].flatMap(([key, test]) => (test.isSelected() ? [key] : [])))
}

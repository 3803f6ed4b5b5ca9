/** Converts the runner's other tests to testsuites, one per file. */
import { distinct, oneLine } from '../../verdict/title.ts'
import { groupBy, nameSuites } from '../model/names.ts'
import type { OtherResult, OtherTest } from '../model/other-test.ts'
import type { JUnitCase, JUnitOutcome, JUnitSuite } from './document.ts'
import { wholeMilliseconds } from './total.ts'

/** The longest title of a test or a describe, in characters. */
const TITLE = 300

/** Adds the tests after Bland's suites, or to one of them that is named after the same file. */
export function* withOthers(
  suites: Iterable<JUnitSuite>,
  others: readonly OtherTest[],
  timestamp: string | null,
): Generator<JUnitSuite, void> {
  const left = new Map(otherSuites(others, timestamp).map((suite) => [suite.name, suite]))
  for (const suite of suites) {
    const more = left.get(suite.name)?.cases ?? []
    left.delete(suite.name)
    yield { ...suite, cases: [...suite.cases, ...more] }
  }
  yield* left.values()
}

function otherSuites(
  others: readonly OtherTest[],
  timestamp: string | null,
): readonly JUnitSuite[] {
  const keyed = others.map((one) => ({
    ...one,
    key: { suite: JSON.stringify([one.suite, one.project]) },
  }))
  const names = nameSuites(keyed)
  const groups = groupBy(keyed, ({ key }) => key.suite)
  return [...groups].map(([key, tests]) => {
    // Tools that compare runs would take equal names for one test.
    const titles = distinct(tests.map(titleOf))
    const cases = tests.map((one, index) => toCase(one, titles[index] ?? ''))
    return { name: names.get(key) ?? '', timestamp, hostname: null, properties: [], cases }
  })
}

function titleOf({ path }: OtherTest): string {
  return path.map((part) => oneLine(part, TITLE)).join(' › ')
}

function toCase({ duration, location, result, earlier }: OtherTest, name: string): JUnitCase {
  const attempts = earlier.map((said, index) => [`test.attempt_${index + 1}`, said] as const)
  const count = ['test.attempts', String(earlier.length + 1)] as const
  return {
    name,
    duration: wholeMilliseconds(duration),
    location,
    properties: attempts.length === 0 ? [] : [count, ...attempts],
    outcome: toOutcome(result),
    output: '',
    attachment: null,
  }
}

function toOutcome(result: OtherResult): JUnitOutcome {
  switch (result.state) {
    case 'passed':
      return { state: 'passed' }
    case 'skipped':
      return { state: 'skipped', message: result.reason || 'skipped by the runner' }
    case 'failed':
    case 'errored': {
      const { state, message, details } = result
      const kind = state === 'failed' ? 'failure' : 'error'
      return { state: kind, message, type: `test.${state}`, text: details }
    }
  }
}

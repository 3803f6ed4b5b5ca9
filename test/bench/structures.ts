/** Suites, and static tests of the same structure. */
import type { MockScenario } from '@bland-suite/mock'
import { required, scenario } from '../helpers/scripts.ts'

/** So many scenarios whose conversations are over at once, each with so many cases. */
export function scenariosOf(count: number, cases: number): readonly MockScenario[] {
  const assertions = Array.from({ length: cases - 1 }, (_, at) => required(`is as wanted ${at}`))
  return Array.from({ length: count }, (_, index) =>
    scenario(`Scenario ${index}`, { takes: 0 }, { assertions }),
  )
}

/** The same for Vitest, defined by hand. */
export function staticVitest(count: number, cases: number): string {
  return `import { describe, expect, test, vi } from 'vitest'
vi.setConfig({ maxConcurrency: 10_000 })
describe('Static', { concurrent: true }, () => {
  for (let index = 0; index < ${count}; index++) {
    describe('scenario ' + index, { concurrent: true }, () => {
      for (let at = 0; at < ${cases}; at++) {
        test('is as wanted ' + at, { concurrent: false, sequential: true, timeout: 0 }, async () => { expect(at).toBe(at) })
      }
    })
  }
  test('batch is consistent', () => { expect(1).toBe(1) })
})
`
}

/** The same for Playwright. */
export function staticPlaywright(count: number): string {
  return `import { test } from '@playwright/test'
test.describe('Static', () => {
  for (let index = 0; index < ${count}; index++) {
    test('scenario ' + index, async () => {
      await test.step('run completes', () => {})
      await test.step('is as wanted', () => {})
    })
  }
  test('batch is consistent', () => {})
})
`
}

/** The option that asks for all of {@link scenariosOf}: the list of more than a hundred may be cut, unless they are named. */
export function onlyAll(count: number): string {
  return `only: Array.from({ length: ${count} }, (_none, index) => 'Scenario ' + index)`
}

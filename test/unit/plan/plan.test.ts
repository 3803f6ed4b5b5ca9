import * as fc from 'fast-check'
import { applyRules } from '../../../src/plan/apply-rules.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import { describe, expect, test } from 'vitest'
import { makePlan } from '../../../src/plan/plan.ts'
import type { Draft } from '../../../src/plan/plan.ts'
import type { SuiteRules } from '../../../src/options/rules.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { aDefinition, aRun, aScenario } from '../helpers/bodies.ts'

const cases = planCases({ state: 'launched', definitions: [] })

/** A scenario to be launched. */
function scenario(id: string, name: string | null): Draft {
  return { scenarioId: id, scenario: aScenario({ id, name }), run: null, cases }
}

/** A run of a scenario, as an attached batch has it. */
function runOf(id: string, name: string, run: { id: string; created_at?: string | null }): Draft {
  return { ...scenario(id, name), run: aRun({ scenario_id: id, ...run }) }
}

/** A run that tells its scenario's name alone. */
function stray(id: string, name: string): Draft {
  const run = aRun({ id, scenario_id: null, scenario: { id: null, name } })
  return { scenarioId: null, scenario: null, run, cases }
}

/** The titles of a plan in the order of the drafts. */
function titles(drafts: readonly Draft[]): readonly string[] {
  return makePlan(drafts, true).scenarios.map(({ title }) => title)
}

/** The titles by key, whatever the order of the drafts. */
function byKey(drafts: readonly Draft[]): Readonly<Record<string, string>> {
  const { scenarios } = makePlan(drafts, true)
  return Object.fromEntries(scenarios.map(({ key, title }) => [key, title]))
}

describe('the title of a scenario', () => {
  test('is its name', () => {
    expect(titles([scenario('s1', 'Refund'), scenario('s2', 'Booking')])).toEqual([
      'Refund',
      'Booking',
    ])
  })

  test('is the name inside of its run where it cannot be read', () => {
    const run = aRun({ scenario: { id: 's1', name: 'Refund' } })
    expect(titles([{ scenarioId: 's1', scenario: null, run, cases }])).toEqual(['Refund'])
  })

  test.each([null, '', ' \n'])('is made of the id where the name is %j', (name) => {
    expect(titles([scenario('1a2b3c4d-5e6f', name)])).toEqual(['scenario 1a2b3c4d'])
  })

  test('is the word “unknown” where not even the id is known', () => {
    expect(titles([{ scenarioId: null, scenario: null, run: null, cases }])).toEqual([
      'scenario unknown',
    ])
  })

  test('is one line', () => {
    expect(titles([scenario('s1', 'Refund\n\u001B[31mtwice')])).toEqual(['Refund twice'])
  })

  test('has the first 8 characters of the id where two have one name', () => {
    const drafts = [scenario('1a2b3c4d-5e6f', 'Refund'), scenario('2b3c4d5e-6f7a', 'Refund')]
    expect(titles(drafts)).toEqual(['Refund [1a2b3c4d]', 'Refund [2b3c4d5e]'])
  })

  test('differs where ids of one name begin alike, and never depends on the order', () => {
    const drafts = [scenario('scenario-one', 'Refund'), scenario('scenario-two', 'Refund')]
    expect(new Set(titles(drafts)).size).toBe(2)
    expect(byKey(drafts.toReversed())).toEqual(byKey(drafts))
  })

  test('is numbered from the second run of a scenario on, in the order of creation', () => {
    const drafts = [
      runOf('s1', 'Refund', { id: 'r1', created_at: '2026-05-04T08:02:00Z' }),
      runOf('s1', 'Refund', { id: 'r2', created_at: '2026-05-04T08:00:00Z' }),
      runOf('s1', 'Refund', { id: 'r3', created_at: '2026-05-04T08:01:00Z' }),
    ]
    expect(titles(drafts)).toEqual(['Refund #3', 'Refund', 'Refund #2'])
    expect(byKey(drafts.toReversed())).toEqual(byKey(drafts))
  })

  test('is numbered by id where runs were created together', () => {
    const drafts = [runOf('s1', 'Refund', { id: 'r2' }), runOf('s1', 'Refund', { id: 'r1' })]
    expect(titles(drafts)).toEqual(['Refund #2', 'Refund'])
  })

  test('is not numbered where runs of unknown scenarios have different names', () => {
    expect(titles([stray('r1', 'Refund'), stray('r2', 'Booking')])).toEqual(['Refund', 'Booking'])
  })

  test('has both marks where two scenarios of one name are played twice', () => {
    const drafts = [
      runOf('s1', 'Refund', { id: 'r1' }),
      runOf('s1', 'Refund', { id: 'r2' }),
      runOf('s2', 'Refund', { id: 'r3' }),
    ]
    expect(titles(drafts)).toEqual(['Refund [s1]', 'Refund [s1] #2', 'Refund [s2]'])
  })

  test('is one of its own whatever the names, and the same in any order', () => {
    const draft = fc
      .record({
        scenario: fc.constantFrom('aaaa1111-x', 'bbbb2222-x', 'cccc3333-x'),
        name: fc.constantFrom('Refund', 'Booking', 'Refund '),
        created: fc.constantFrom(null, '2026-05-04T08:00:00Z', '2026-05-04T08:01:00Z'),
      })
      .map(({ scenario: id, name, created }) => ({ id, name, created }))
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 6 }), (seeds) => {
        const names = new Map(seeds.map(({ id, name }) => [id, name]))
        const drafts = seeds.map(({ id, created }, index) =>
          runOf(id, names.get(id) ?? '', { id: `r${index}`, created_at: created }),
        )
        expect(new Set(titles(drafts)).size).toBe(drafts.length)
        expect(byKey(drafts.toReversed())).toEqual(byKey(drafts))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a planned scenario', () => {
  test('is known by its run where there is one, else by its scenario', () => {
    const drafts = [runOf('s1', 'Refund', { id: 'r1' }), scenario('s2', 'Booking')]
    expect(makePlan(drafts, true).scenarios).toMatchObject([
      { key: 'r1', scenarioId: 's1', runId: 'r1' },
      { key: 's2', scenarioId: 's2', runId: null },
    ])
  })

  test('tells category and whether it is required for promotion', () => {
    const known = aScenario({ category: 'HAPPY_PATH', is_required_for_promotion: true })
    const drafts = [
      { scenarioId: 's1', scenario: known, run: null, cases },
      { scenarioId: 's2', scenario: null, run: null, cases },
    ]
    expect(makePlan(drafts, true).scenarios).toMatchObject([
      { category: 'HAPPY_PATH', requiredForPromotion: true },
      { category: null, requiredForPromotion: false },
    ])
  })
})

describe('gates in a plan', () => {
  const rules: SuiteRules = {
    policy: DEFAULT_POLICY,
    thresholds: { score: 0.8, turns: 12 },
    overrides: { Angry: { gate: { score: 0.6, duration: 30_000 }, advisory: 'fail' } },
    checks: [],
  }
  const drafts = [scenario('s1', 'Polite'), scenario('s2', 'Angry')]
  const plannedBy = (changed: SuiteRules) => applyRules(makePlan(drafts, true), changed).scenarios

  test('come last, and are those of the suite but for a scenario that has its own', () => {
    const titlesOf = plannedBy(rules).map((one) => one.cases.map(({ title }) => title))
    expect(titlesOf).toEqual([
      ['run completes', 'overall score ≥ 0.80', 'at most 12 turns'],
      ['run completes', 'overall score ≥ 0.60', 'at most 12 turns', 'at most 30 s'],
    ])
  })

  test('may be lifted for a scenario', () => {
    const lifted = plannedBy({ ...rules, overrides: { Angry: { gate: { score: false } } } })
    expect(lifted[1]?.cases.map(({ title }) => title)).toEqual([
      'run completes',
      'at most 12 turns',
    ])
  })

  test('never take the title of an assertion', () => {
    const named = [aDefinition({ name: 'at most 12 turns' })]
    const draft = {
      ...scenario('s1', 'Polite'),
      cases: planCases({ state: 'launched', definitions: named }),
    }
    const [planned] = applyRules(makePlan([draft], true), { ...rules, overrides: {} }).scenarios
    expect(planned?.cases.map(({ title }) => title)).toEqual([
      'run completes',
      'at most 12 turns',
      'overall score ≥ 0.80',
      'at most 12 turns (2)',
    ])
  })

  test('leave each scenario its own policy', () => {
    expect(plannedBy(rules).map(({ policy }) => policy.advisory)).toEqual(['skip', 'fail'])
  })

  test('are refused for a scenario that is not there, with the nearest name', () => {
    const misspelt = { ...rules, overrides: { Angri: {} } }
    expect(() => plannedBy(misspelt)).toThrow(
      '`overrides` names “Angri”, but the suite has no scenario with this name. Did you mean “Angry”?',
    )
    expect(() => plannedBy({ ...rules, overrides: { Nobody: {} } })).toThrow(
      'Available scenarios: “Polite”, “Angry”.',
    )
  })
})

import { ownKey } from '../../../src/verdict/planned-case.ts'
import { describe, expect, test } from 'vitest'
import { cleanLine } from '../../../src/report/junit/hygiene.ts'
import { keyText } from '../../../src/verdict/case-key.ts'
import {
  ALL_ASSERTIONS_CASE,
  planCases,
  RUN_CASE,
  withOwnCases,
} from '../../../src/verdict/plan-cases.ts'
import type { Knowledge } from '../../../src/verdict/plan-cases.ts'
import { aDefinition, aResult } from '../helpers/bodies.ts'

function titlesOf(knowledge: Knowledge): readonly string[] {
  return planCases(knowledge).map(({ title }) => title)
}

const named = (id: string, fields = {}): ReturnType<typeof aDefinition> =>
  aDefinition({ id, name: id.toUpperCase(), ...fields })

describe('the cases of a scenario to be launched', () => {
  test('are the run itself, then its assertions', () => {
    const definitions = [named('a'), named('b')]
    expect(titlesOf({ state: 'launched', definitions })).toEqual([RUN_CASE, 'A', 'B'])
  })

  test('stand in Bland’s order', () => {
    const definitions = [
      named('a', { order: 2 }),
      named('b', { order: 0 }),
      named('c', { order: 1 }),
    ]
    expect(titlesOf({ state: 'launched', definitions })).toEqual([RUN_CASE, 'B', 'C', 'A'])
  })

  test('have assertions without an order last, as they were listed', () => {
    const definitions = [named('a'), named('b', { order: 7 }), named('c')]
    expect(titlesOf({ state: 'launched', definitions })).toEqual([RUN_CASE, 'B', 'A', 'C'])
  })

  test('are the run alone where nothing is asserted', () => {
    expect(titlesOf({ state: 'launched', definitions: [] })).toEqual([RUN_CASE])
  })

  test('have one case for all assertions where the definitions cannot be read', () => {
    expect(titlesOf({ state: 'launched', definitions: null })).toEqual([
      RUN_CASE,
      ALL_ASSERTIONS_CASE,
    ])
  })

  test('number assertions of one name', () => {
    const definitions = [named('a'), named('b', { name: 'A' })]
    expect(titlesOf({ state: 'launched', definitions })).toEqual([RUN_CASE, 'A', 'A (2)'])
  })

  test('tell an assertion apart that is named as the run’s own case', () => {
    const definitions = [named('a', { name: RUN_CASE })]
    expect(titlesOf({ state: 'launched', definitions })).toEqual([RUN_CASE, `${RUN_CASE} (2)`])
  })

  test.each(['Polite\u202E', 'Po\uFFFElite'])(
    'tell assertions apart whose names read the same in a report: %j',
    (name) => {
      const definitions = [named('a', { name: 'Polite' }), named('b', { name })]
      const titles = titlesOf({ state: 'launched', definitions })
      expect(new Set(titles.map((title) => cleanLine(title))).size).toBe(3)
    },
  )

  test.each([
    [true, true],
    [false, false],
    [null, true],
  ])('take is_required %s for required: %s', (given, required) => {
    const [, planned] = planCases({
      state: 'launched',
      definitions: [aDefinition({ is_required: given })],
    })
    expect(planned).toMatchObject({ assertion: { required } })
  })

  test('carry type and configuration of the assertion', () => {
    const config = { node_id: 'booking' }
    const definitions = [aDefinition({ id: 'a1', type: 'NODE_REACHED', config })]
    expect(planCases({ state: 'launched', definitions })[1]).toEqual({
      kind: 'assertion',
      id: 'a1',
      title: 'reaches node “booking”',
      assertion: { id: 'a1', type: 'NODE_REACHED', config, required: true },
    })
  })
})

describe('the cases of a run that still runs', () => {
  test('come from the definitions', () => {
    expect(titlesOf({ state: 'running', definitions: [named('a')] })).toEqual([RUN_CASE, 'A'])
  })

  test('have one case for all assertions where the definitions cannot be read', () => {
    expect(titlesOf({ state: 'running', definitions: null })).toEqual([
      RUN_CASE,
      ALL_ASSERTIONS_CASE,
    ])
  })
})

describe('the cases of a finished run', () => {
  const results = [
    aResult({ assertion_id: 'y', name: 'Polite' }),
    aResult({ assertion_id: 'x', name: 'Brief' }),
  ]

  test('come from its results where the definitions cannot be read', () => {
    expect(titlesOf({ state: 'finished', definitions: null, results })).toEqual([
      RUN_CASE,
      'Brief',
      'Polite',
    ])
  })

  test('are required where only a result tells of them', () => {
    const planned = planCases({ state: 'finished', definitions: null, results })
    expect(planned.slice(1)).toMatchObject([
      { assertion: { id: 'x', required: true } },
      { assertion: { id: 'y', required: true } },
    ])
  })

  test('come from definitions first, then from the results that no definition explains', () => {
    const definitions = [named('y', { name: 'Is polite', order: 3 }), named('a', { order: 4 })]
    expect(titlesOf({ state: 'finished', definitions, results })).toEqual([
      RUN_CASE,
      'Is polite',
      'A',
      'Brief',
    ])
  })

  test('stand in the same order whatever the order of the results', () => {
    const twins = [
      aResult({ assertion_id: '2', name: 'Same' }),
      aResult({ assertion_id: '1', name: 'Same' }),
      aResult({ assertion_id: '3', name: 'Other' }),
    ]
    const planned = planCases({ state: 'finished', definitions: null, results: twins })
    expect(
      planCases({ state: 'finished', definitions: null, results: twins.toReversed() }),
    ).toEqual(planned)
    expect(planned.slice(1)).toMatchObject([
      { title: 'Other', assertion: { id: '3' } },
      { title: 'Same', assertion: { id: '1' } },
      { title: 'Same (2)', assertion: { id: '2' } },
    ])
  })

  test('have one case for two results of one assertion', () => {
    const twice = [results[0], results[0]].filter((result) => result !== undefined)
    expect(titlesOf({ state: 'finished', definitions: null, results: twice })).toEqual([
      RUN_CASE,
      'Polite',
    ])
  })

  test('have none for a result without an id', () => {
    const nameless = [aResult({ assertion_id: null, name: 'Polite' })]
    expect(titlesOf({ state: 'finished', definitions: null, results: nameless })).toEqual([
      RUN_CASE,
    ])
  })

  test('have one case for all assertions where there are neither definitions nor results', () => {
    expect(titlesOf({ state: 'finished', definitions: null, results: [] })).toEqual([
      RUN_CASE,
      ALL_ASSERTIONS_CASE,
    ])
  })

  test('are the run alone where the definitions are known to be none', () => {
    expect(titlesOf({ state: 'finished', definitions: [], results: [] })).toEqual([RUN_CASE])
  })

  test('keep the name of an assertion that is called as the batch’s own case', () => {
    const definitions = [named('a', { name: 'batch is consistent' })]
    expect(titlesOf({ state: 'finished', definitions, results: [] })).toEqual([
      RUN_CASE,
      'batch is consistent',
    ])
  })
})

function idsOf(cases: ReturnType<typeof planCases>): readonly string[] {
  return cases.map((one) => keyText(ownKey(one)))
}

describe('the keys of cases', () => {
  test('are made of what a case is about, not of its title', () => {
    const renamed = [named('a', { name: 'Other words' }), named('b')]
    const cases = (definitions: readonly ReturnType<typeof named>[]) =>
      withOwnCases(planCases({ state: 'launched', definitions }), { score: 0.8, turns: 12 }, [
        { check: 3, title: 'is calm' },
      ])
    const keys = [
      'run completes',
      'assertion a',
      'assertion b',
      'gate score',
      'gate turns',
      'check 3',
    ]
    expect(idsOf(cases([named('a'), named('b')]))).toEqual(keys)
    expect(idsOf(cases(renamed))).toEqual(keys)
  })

  test('are unique where Bland gives two assertions one id', () => {
    const definitions = [named('a', { name: 'Polite' }), named('a', { name: 'Brief' })]
    expect(idsOf(planCases({ state: 'launched', definitions }))).toEqual([
      'run completes',
      'assertion a',
      'assertion a (2)',
    ])
  })

  test('of an assertion and of all assertions differ, whatever the id of the one', () => {
    const running = planCases({ state: 'running', definitions: null })
    const [, all] = idsOf(running)
    expect(idsOf(planCases({ state: 'launched', definitions: [named('all')] }))).not.toContain(all)
  })
})

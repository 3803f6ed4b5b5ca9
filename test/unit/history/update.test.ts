import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baselineSchema, formatBaseline } from '../../../src/history/baseline.ts'
import { updateBaseline } from '../../../src/history/update.ts'
import type { Acceptance, AcceptedScenario } from '../../../src/history/update.ts'
import { accepted, baselineOf, entryOf, played, sessionOf } from './histories.ts'

function accepting(
  scenarios: readonly AcceptedScenario[],
  fields: Partial<Acceptance> = {},
): Acceptance {
  const standard = { regressions: 'refuse', others: 'keep' } as const
  return { suite: 'Acme', scenarios, ...standard, ...fields }
}

const failing = played('a1', { verdict: 'failed' })

describe('a baseline takes', () => {
  test('verdicts with the day and the commit of their session', () => {
    const { baseline } = updateBaseline(null, accepting([sessionOf([failing])]))
    expect(baseline.scenarios[0]?.cases).toEqual([
      { ...failing, since: '2026-11-20', commit: 'beef123' },
    ])
  })

  test('the first day of a verdict that is the same', () => {
    const before = baselineOf(entryOf([accepted('a1', { verdict: 'failed' })]))
    const { baseline } = updateBaseline(before, accepting([sessionOf([failing])]))
    expect(baseline.scenarios[0]?.cases[0]).toMatchObject({
      since: '2026-11-01',
      commit: 'c0ffee0',
    })
  })

  test.each([
    ['the scenario', entryOf([accepted('a1', { verdict: 'failed' })], { fingerprint: 'old' })],
    ['the case', entryOf([accepted('a1', { verdict: 'failed', fingerprint: 'old' })])],
  ])('the day of now if the definition of %s is another', (_which, entry) => {
    const { baseline } = updateBaseline(baselineOf(entry), accepting([sessionOf([failing])]))
    expect(baseline.scenarios[0]?.cases[0]?.since).toBe('2026-11-20')
  })

  test('a case that goes from passed to failed only if that is wanted', () => {
    const before = baselineOf(entryOf([accepted('a1')]))
    const refused = updateBaseline(before, accepting([sessionOf([failing])]))
    const taken = updateBaseline(before, accepting([sessionOf([failing])], { regressions: 'take' }))
    expect(refused.baseline).toEqual(before)
    expect(refused.left).toEqual([
      { title: 'Refund', why: '“a1” passed before and has failed now', isRegression: true },
    ])
    expect(taken.baseline.scenarios[0]?.cases[0]?.verdict).toBe('failed')
    expect(taken.left).toEqual([])
  })

  test.each([
    [2, 1],
    [3, 0],
  ])('such a case of up to %i attempts, or leaves it', (times, left) => {
    const rule = { times, needed: 1, when: 'always', stopEarly: true } as const
    const before = baselineOf(entryOf([accepted('a1')]))
    const updated = updateBaseline(before, accepting([sessionOf([failing], { rule })]))
    expect(updated.left).toHaveLength(left)
  })

  test('the rule and the counts of attempts', () => {
    const rule = { times: 3, needed: 2, when: 'always', stopEarly: true } as const
    const counts = { passed: 1, failed: 1, errored: 1, of: 3 }
    const session = sessionOf([played('a1', { counts })], { rule })
    const { baseline } = updateBaseline(null, accepting([session]))
    const read = baselineSchema.parse(JSON.parse(formatBaseline(baseline)))
    expect(read.scenarios[0]?.rule).toEqual(rule)
    expect(read.scenarios[0]?.cases[0]?.counts).toEqual(counts)
  })
})

describe('a baseline leaves as it was', () => {
  test.each([
    ['of which a filter left out cases', sessionOf([failing], { isWhole: false })],
    ['with an errored case', sessionOf([failing, played('a2', { verdict: 'errored' })])],
    ['with a case that was not evaluated', sessionOf([played('a2', { verdict: 'skipped' })])],
    ['with an unknown definition', sessionOf([failing], { fingerprint: null })],
  ])('a scenario %s', (_which, scenario) => {
    const before = baselineOf(entryOf([accepted('a1', { verdict: 'failed' })]))
    const { baseline, left } = updateBaseline(before, accepting([scenario]))
    expect(baseline).toEqual(before)
    expect(left.map(({ title }) => title)).toEqual(['Refund'])
  })

  test('scenarios that were not played, unless they are pruned', () => {
    const other = entryOf([accepted('b1')], { scenarioId: 's2', title: 'Booking' })
    const titles = (others: Acceptance['others']) =>
      updateBaseline(
        baselineOf(other),
        accepting([sessionOf([failing])], { others }),
      ).baseline.scenarios.map(({ title }) => title)
    expect(titles('keep')).toEqual(['Booking', 'Refund'])
    expect(titles('drop')).toEqual(['Refund'])
  })
})

describe('the file', () => {
  const cases = [failing, played('a2'), played('turns', { kind: 'gate' })]
  const scenarios = [
    sessionOf(cases),
    sessionOf(cases, { scenarioId: 's2', title: 'Booking' }),
    sessionOf(cases, { scenarioId: 's3', title: 'Booking' }),
  ]

  test('has the same bytes in whatever order runs and cases ended', () => {
    const text = formatBaseline(updateBaseline(null, accepting(scenarios)).baseline)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(scenarios, { minLength: scenarios.length }),
        fc.shuffledSubarray(cases, { minLength: cases.length }),
        (shuffled, ofEach) => {
          const mixed = shuffled.map((one) => ({ ...one, cases: ofEach }))
          const { baseline } = updateBaseline(null, accepting(mixed))
          expect(formatBaseline(baseline)).toBe(text)
          expect(formatBaseline(updateBaseline(baseline, accepting(scenarios)).baseline)).toBe(text)
        },
      ),
    )
  })

  test('is read as it was written', () => {
    const { baseline } = updateBaseline(null, accepting(scenarios))
    const text = formatBaseline(baseline)
    expect(formatBaseline(baselineSchema.parse(JSON.parse(text)))).toBe(text)
  })
})

/** Rules that name scenarios, and the default for suites that test nothing. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import type { SuiteCheck } from '../../../src/options/rules.ts'
import { PATHWAY, planOf, prepare, refusalOf, settingsOf } from '../helpers/sessions.ts'

const named = (id: string, name: string, category = 'HAPPY_PATH') => ({
  id,
  name,
  category,
  assertions: [{ id: `${id}-a`, name: 'is kind' }],
})
const DENTIST: MockOptions = {
  scenarios: [
    named('s1', 'Cleaning'),
    named('s2', 'Toothache', 'EDGE_CASE'),
    named('s3', 'Bill', 'EDGE_CASE'),
  ],
}
const strict = { advisory: 'fail' } as const

/** The notes of a suite with checks. */
async function notesOf(
  mock: BlandMock,
  options: SuiteOptions,
  checks: readonly SuiteCheck[] = [],
): Promise<unknown> {
  const settings = settingsOf(mock, options)
  const prepared = await prepare({ ...settings, rules: { ...settings.rules, checks } })
  return prepared.state === 'planned' ? prepared.plan.notes : prepared.error.message
}

describe.concurrent('a rule for a scenario', () => {
  test('that a filter left out is a note', async () => {
    await using mock = await startBlandMock(DENTIST)
    const options = { pathwayId: PATHWAY, category: 'EDGE_CASE' }
    expect(await notesOf(mock, { ...options, overrides: { Cleaning: strict, Bill: {} } })).toEqual([
      '`overrides` names “Cleaning”, which this suite leaves out.',
    ])
    expect(await notesOf(mock, options, [{ title: 'is calm', only: ['Cleaning'] }])).toEqual([
      'The check “is calm” names “Cleaning”, which this suite leaves out.',
    ])
    expect(await notesOf(mock, { scenarioIds: ['s2'], overrides: { Bill: strict } })).toEqual([
      expect.stringContaining('“Bill”'),
    ])
  })

  test('that an attached batch left out is a note, even if only the batch is named', async () => {
    const batches = [{ id: 'b1', scenarioIds: ['s1', 's2'] }]
    await using mock = await startBlandMock({ ...DENTIST, batches })
    const overrides = { Bill: strict }
    const left = [expect.stringContaining('“Bill”, which this suite leaves out')]
    expect(await notesOf(mock, { batchId: 'b1', overrides })).toEqual(left)
    expect(await notesOf(mock, { batchId: 'b1', pathwayId: PATHWAY, overrides })).toEqual(left)
    const toothache = { overrides: { Toothache: strict } }
    expect(await notesOf(mock, { batchId: 'b1', only: ['Cleaning'], ...toothache })).toEqual([
      expect.stringContaining('“Toothache”'),
    ])
  })

  test('that nobody knows is refused, with near misses among those that were left out', async () => {
    await using mock = await startBlandMock({ ...DENTIST, batches: [{ id: 'b1' }] })
    const overrides = { Cleanin: strict }
    const told =
      '`overrides` names “Cleanin”, but the suite has no scenario with this name. Did you mean “Cleaning”?'
    expect(await refusalOf(mock, { pathwayId: PATHWAY, only: ['Bill'], overrides })).toBe(told)
    expect(await refusalOf(mock, { batchId: 'b1', overrides })).toBe(told)
    expect(mock.launches).toEqual([])
  })

  test('costs no request where the plan has it', async () => {
    await using mock = await startBlandMock(DENTIST)
    await planOf(mock, { pathwayId: PATHWAY, overrides: { Bill: strict } })
    expect(mock.requests).toHaveLength(1)
  })
})

const bare = (id: string) => ({ id, name: `Bare ${id}`, assertions: [] })
const policyOf = async (mock: BlandMock, options: SuiteOptions) =>
  (await planOf(mock, options)).scenarios.map(({ policy }) => policy.unasserted)
const target = { pathwayId: PATHWAY }

describe.concurrent('a run without assertions', () => {
  test('fails by default in a suite that tests nothing at all', async () => {
    await using mock = await startBlandMock({ scenarios: [bare('s1'), bare('s2')] })
    expect(await policyOf(mock, target)).toEqual(['fail', 'fail'])
    expect(await policyOf(mock, { ...target, gate: false })).toEqual(['fail', 'fail'])
  })

  test('passes by default where a gate, a check or another scenario tests something', async () => {
    await using mock = await startBlandMock({ scenarios: [bare('s1'), named('s2', 'Bill')] })
    expect(await policyOf(mock, target)).toEqual(['pass', 'pass'])
    expect(await policyOf(mock, { ...target, only: ['Bare s1'] })).toEqual(['fail'])
    const gated = { ...target, only: ['Bare s1'], gate: { maxTurns: 9 } }
    expect(await policyOf(mock, gated)).toEqual(['pass'])
    const overrides = { 'Bare s1': { gate: { maxTurns: 9 } } }
    expect(await policyOf(mock, { ...target, only: ['Bare s1'], overrides })).toEqual(['pass'])
  })

  test('is what the options say, for a suite and for a scenario', async () => {
    await using mock = await startBlandMock({ scenarios: [bare('s1'), bare('s2')] })
    expect(await policyOf(mock, { ...target, unasserted: 'pass' })).toEqual(['pass', 'pass'])
    const overrides = { 'Bare s2': { unasserted: 'pass' } } as const
    expect(await policyOf(mock, { ...target, overrides })).toEqual(['fail', 'pass'])
  })

  test('passes by default where the definitions cannot be read: they may assert', async () => {
    const batches = [{ id: 'b1', startedAgo: 0 }]
    const definitions = 'missing' as const
    await using mock = await startBlandMock({ scenarios: [bare('s1')], batches, definitions })
    expect(await policyOf(mock, { batchId: 'b1' })).toEqual(['pass'])
  })
})

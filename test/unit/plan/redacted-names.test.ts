/** Scenarios whose names hold personal data: the options name them as Bland does. */
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { PATHWAY, planOf, refusalOf } from '../helpers/sessions.ts'

const ANN = 'Ann on +1 415 555 0132'
const BOB = 'Bob on +1 415 555 0188'
const OTHER_ANN = 'Ann on +1 415 555 0177'

function mockOf(...names: readonly string[]) {
  return startBlandMock({ scenarios: names.map((name) => ({ name, assertions: [] })) })
}

describe('a name with a phone number', () => {
  test('has the same token whatever else is listed, and chooses its scenario', async () => {
    await using mock = await mockOf(BOB, 'Refund', ANN)
    const titlesOf = async (only: readonly string[] | undefined) => {
      const plan = await planOf(mock, { pathwayId: PATHWAY, ...(only && { only }) })
      return plan.scenarios.map(({ title }) => title)
    }
    expect(await titlesOf(undefined)).toEqual(['Bob on [phone 1]', 'Refund', 'Ann on [phone 1]'])
    expect(await titlesOf([ANN])).toEqual(['Ann on [phone 1]'])
    expect(await titlesOf([ANN, BOB])).toEqual(['Bob on [phone 1]', 'Ann on [phone 1]'])
  })

  test('has the rules that the options give it', async () => {
    await using mock = await mockOf(BOB, ANN)
    const overrides = { [ANN]: { gate: { maxTurns: 3 } } }
    const plan = await planOf(mock, { pathwayId: PATHWAY, overrides })
    const gates = plan.scenarios.map(({ cases }) => cases.some(({ kind }) => kind === 'gate'))
    expect(gates).toEqual([false, true])
  })

  test.each([
    ['`only`', { only: [ANN] }],
    ['`overrides`', { overrides: { [OTHER_ANN]: { unasserted: 'fail' } } }],
  ] as const)(
    'is refused in %s if another scenario looks alike without it',
    async (_where, options) => {
      await using mock = await mockOf(ANN, OTHER_ANN)
      expect(await refusalOf(mock, { pathwayId: PATHWAY, ...options })).toBe(
        'Several scenarios are called “Ann on [phone 1]” once personal data is replaced, so this name may mean any of them. Choose them with `scenarioIds`, or show such data with `redact`.',
      )
    },
  )

  test('is refused if two names of the options look alike, for one rule would replace the other', async () => {
    await using mock = await mockOf(ANN, BOB)
    const rule = { unasserted: 'fail' } as const
    const overrides = { [ANN]: rule, [OTHER_ANN]: rule }
    expect(await refusalOf(mock, { pathwayId: PATHWAY, overrides })).toMatch(/^Several scenarios/u)
  })

  test('chooses exactly where nothing is redacted', async () => {
    await using mock = await mockOf(ANN, OTHER_ANN)
    const options = { pathwayId: PATHWAY, only: [ANN], redact: false } as const
    const plan = await planOf(mock, options)
    expect(plan.scenarios.map(({ title }) => title)).toEqual([ANN])
  })
})

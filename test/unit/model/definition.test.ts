import { startBlandMock } from '@bland-suite/mock'
import type { MockAssertion, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { planOf, PATHWAY } from '../helpers/sessions.ts'
import { compareTexts } from '../../../src/util/compare.ts'
import { fingerprintOfCase } from '../../../src/verdict/compared/definition.ts'
import type { PlannedJudge } from '../../../src/verdict/planned-case.ts'

const ASSERTION: MockAssertion = {
  id: 'a1',
  type: 'LLM_JUDGE',
  name: 'is polite',
  config: { prompt: 'Was the agent polite?', model: { name: 'base', effort: 1 } },
  is_required: true,
  weight: 1,
}
const OTHER: MockAssertion = { id: 'a2', type: 'CONTAINS', name: 'greets', config: { value: 'Hi' } }
const SCENARIO: MockScenario = {
  id: 's1',
  name: 'Refund',
  tester_persona_prompt: 'You want your money back.',
  assertions: [ASSERTION, OTHER],
}

interface Prints {
  readonly play: string | undefined
  /** The sorted fingerprints of the assertions. */
  readonly cases: readonly string[]
}

/** Plans a scenario, and returns its fingerprints. */
async function printsOf(scenario: MockScenario): Promise<Prints> {
  await using mock = await startBlandMock({ scenarios: [scenario] })
  const plan = await planOf(mock, { scenarioIds: ['s1'] })
  const [planned] = plan.scenarios
  const assertions = planned?.cases.filter(({ kind }) => kind === 'assertion') ?? []
  return {
    play: planned?.fingerprint,
    cases: assertions.map((one) => fingerprintOfCase(one) ?? '').toSorted(compareTexts),
  }
}

const before = printsOf(SCENARIO)

describe('a judge', () => {
  const judge = { id: 'j1', required: true, targets: ['good', 'best'], versionId: 'v1' }
  const printOf = (edit: Partial<PlannedJudge>) =>
    fingerprintOfCase({ kind: 'judge', id: 'j1', title: 'Calm', judge: { ...judge, ...edit } })

  test.each<Partial<PlannedJudge>>([
    { id: 'j2' },
    { required: false },
    { targets: ['best'] },
    { targets: [] },
    { versionId: 'v2' },
  ])('is another with %j', (edit) => {
    expect(printOf(edit)).not.toBe(printOf({}))
  })

  test('of which only a check run knows has no definition', () => {
    expect(printOf({ isUndefined: true })).toBeNull()
  })

  test('is the same, whatever the order of its levels', () => {
    expect(printOf({ targets: ['best', 'good'] })).toBe(printOf({}))
  })
})

describe('a scenario plays something else', () => {
  test.each<Partial<MockScenario>>([
    { scenario_type: 'REPLAY' },
    { tester_persona_prompt: 'You are angry.' },
    { tester_persona_name: 'Ann' },
    { max_turns: 19 },
    { start_node_id: 'node-2' },
    { input_messages: ['Hello'] },
    { advanced_instructions: 'Interrupt often.' },
    { bland_tone_enabled: false },
    { request_data: { plan: 'gold' } },
    { request_data: { plan: null, phone: '+14155550123' } },
  ])('with %j', async (edit) => {
    const after = await printsOf({ ...SCENARIO, ...edit })
    expect(after.play).toMatch(/^[0-9a-f]{16}$/u)
    expect(after.play).not.toBe((await before).play)
    expect(after.cases).toEqual((await before).cases)
  })
})

describe('a scenario plays the same', () => {
  test.each<Partial<MockScenario>>([
    { name: 'Refunds' },
    { description: 'About money.' },
    { category: 'HAPPY_PATH' },
    { tags: ['money'] },
    { is_required_for_promotion: true },
    { updated_at: '2027-01-01T00:00:00.000Z' },
    { created_at: '2025-01-01T00:00:00.000Z' },
    { input_messages: [] },
    { request_data: {} },
    { assertions: [] },
    { version: 7 },
  ])('with %j', async (edit) => {
    expect((await printsOf({ ...SCENARIO, ...edit })).play).toBe((await before).play)
  })
})

describe('an assertion judges something else', () => {
  test.each<Partial<MockAssertion>>([
    { type: 'LLM_SCORE' },
    { config: { prompt: 'Was the agent rude?' } },
    { config: { ...ASSERTION.config, model: { name: 'base', effort: 2 } } },
    { is_required: false },
    { weight: 2 },
  ])('with %j', async (edit) => {
    const after = await printsOf({ ...SCENARIO, assertions: [{ ...ASSERTION, ...edit }, OTHER] })
    expect(after.cases).not.toEqual((await before).cases)
    expect(after.play).toBe((await before).play)
  })
})

describe('an assertion judges the same', () => {
  test.each<Partial<MockAssertion>>([
    { id: 'a9' },
    { name: 'is friendly' },
    { order: 7 },
    { created_at: '2027-01-01T00:00:00.000Z' },
    { config: { model: { effort: 1, name: 'base' }, prompt: 'Was the agent polite?' } },
  ])('with %j', async (edit) => {
    const after = await printsOf({ ...SCENARIO, assertions: [OTHER, { ...ASSERTION, ...edit }] })
    expect(after.cases).toEqual((await before).cases)
  })
})

function calling(number: string): MockScenario {
  return { ...SCENARIO, tester_persona_prompt: `Call me at ${number}.` }
}

test('a fingerprint is of the raw text, even where two texts are redacted to the same', async () => {
  const first = await printsOf(calling('+1 415 555 0123'))
  const second = await printsOf(calling('+1 415 555 0199'))
  expect(first.play).not.toBe(second.play)
})

test('a list that leaves out a part of the play gives no fingerprint of it', async () => {
  await using mock = await startBlandMock({ scenarios: [SCENARIO] })
  const plan = await planOf(mock, { pathwayId: PATHWAY })
  expect(plan.scenarios[0]?.fingerprint).toBeUndefined()
})

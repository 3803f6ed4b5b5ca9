/** Plays seeded suites that pass by chance: they are red as often as the rule says, and cost what it says. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { ruleOf } from '../../../src/options/repeat/repeat-options.ts'
import type { AttemptOutcome } from '../../../src/verdict/attempts/decide.ts'
import { openOn, PATHWAY } from '../helpers/sessions.ts'
import { Client, dig } from '../mock/client.ts'
import { naive, oneAtATime } from '../verdict/attempts/naive.ts'

const SUITES = process.env['BLAND_TESTS'] === 'long' ? 2_000 : 200
const AT_ONCE = 20
const PASSES = 0.8
const REPEAT = { times: 3, pass: { atLeast: 2 }, when: 'failed' } as const
const RULE = ruleOf(REPEAT)

/** A scenario passes at once, or fails once and then passes twice. */
const GREEN = PASSES + (1 - PASSES) * PASSES ** 2
const NAMES = ['Booking', 'Refund']

interface Played {
  readonly isRed: boolean
  /** For each scenario, what its attempts said, in their order. */
  readonly outcomes: readonly (readonly AttemptOutcome[])[]
}

async function play(seed: number): Promise<Played> {
  const scenarios = NAMES.map((name) => ({ name, play: { takes: 0, passes: PASSES } }))
  await using mock = await startBlandMock({ scenarios, seed })
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: REPEAT })
  const told = await Promise.all(NAMES.map(opened.told))
  const client = new Client(mock)
  const outcomes = opened.plan.scenarios.map(async ({ scenarioId }) => {
    const runs = mock.launches.flatMap((one) =>
      one.runs.filter((run) => run.scenario_id === scenarioId),
    )
    const bodies = await Promise.all(runs.map(({ run_id: id }) => client.get(`/runs/${id}`)))
    return bodies.map(({ body }): AttemptOutcome =>
      dig(body, 'data', 'status') === 'PASSED' ? 'passed' : 'failed',
    )
  })
  const isRed = told.some((cases) =>
    /^(?:failed|errored)/u.test(cases['Goal reached'] ?? 'errored'),
  )
  return { isRed, outcomes: await Promise.all(outcomes) }
}

async function playAll(): Promise<readonly Played[]> {
  const played: Played[] = []
  for (let seed = 1; seed <= SUITES; seed += AT_ONCE) {
    const seeds = Array.from({ length: AT_ONCE }, (_, index) => seed + index)
    played.push(...(await Promise.all(seeds.map(play))))
  }
  return played
}

test('suites that pass by chance', { timeout: 280_000 }, async () => {
  const played = await playAll()
  const expected = 1 - GREEN ** NAMES.length
  const red = played.filter(({ isRed }) => isRed).length / SUITES
  // The bounds of 99.9 % of all series of suites.
  const margin = 3.29 * Math.sqrt((expected * (1 - expected)) / SUITES)
  expect(Math.abs(red - expected), `${red} of the suites are red`).toBeLessThan(margin)

  const odd = played.filter(({ isRed, outcomes }) => {
    const cost = outcomes.every((one) => oneAtATime(RULE, [one]) === one.length)
    return !cost || isRed !== outcomes.some((one) => naive(RULE, one) !== 'passed')
  })
  expect(odd).toEqual([])
})

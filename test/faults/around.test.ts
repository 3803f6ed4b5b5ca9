/** What stands around a suite: where it is among the tests, and what hooks and groups have to say of it. */
import { startBlandMock } from '@bland-suite/mock'
import { beforeAll, describe, expect, test } from 'vitest'
import { playIn } from '../helpers/either-runner.ts'
import { statesOf } from '../helpers/junit.ts'
import { startMocks } from '../helpers/mocks.ts'
import { scenario } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'

const GREEN = [scenario('Booking')]
const RED = [scenario('Rude', { results: { 0: 'fail' } })]

/** In a loop over groups, one of which has no title; of one name and equal options, but for a check; in helpers. */
const PLACES = {
  a: `for (const tongue of ['v1.en', 'v1.fr'])
  describe(tongue, () => { describe('', () => { describe('day', () => suite('Acme')) }) })`,
  b: `for (const word of ['yes', 'no'])
  describe(word, () => suite('Acme', {}, ({ check }) => check('says ' + word, () => {})))`,
  c: `import { ours } from './_ours.ts'\nours()`,
  d: `import { ours } from './_ours.ts'\nours()`,
  _ours: `export const ours = () => suite('Acme')`,
}

/** What is green, played in one process: in places of many kinds, in a group that must fail, behind a hook. */
async function playGreen(runner: Runner) {
  await using mocks = await startMocks([GREEN, GREEN, RED].map((scenarios) => ({ scenarios })))
  const [placed, grouped, skipped] = mocks.all
  const files = {
    ...PLACES,
    e: `failing('broken', () => suite('Grouped', { baseUrl: '${grouped?.url}' }))`,
    f: `skipWhere('', 'only by night')\nsuite('Skipped', { baseUrl: '${skipped?.url}' })`,
  }
  const env = { ...placed?.env }
  const { code, junit } = await playIn(runner, files, { env })
  const suites = (part: string) => junit.suites.filter(({ name }) => name.includes(part))
  const launches = mocks.all.map((mock) => mock.launches)
  return { code, suites, launches }
}

describe.each(['vitest', 'playwright'] as const)('in %s', (runner) => {
  let green: Awaited<ReturnType<typeof playGreen>>

  beforeAll(async () => {
    green = await playGreen(runner)
  }, 90_000)

  test.concurrent('each place has a suite of its own, whatever line defines it', () => {
    const suites = green.suites('Acme')
    expect(suites.map(({ name, cases }) => [name, cases.at(-1)?.name])).toEqual([
      ['v1_en › day › Acme.Booking', 'is polite'],
      ['v1_fr › day › Acme.Booking', 'is polite'],
      ['yes › Acme.Booking', 'says yes'],
      ['no › Acme.Booking', 'says no'],
      ['Acme.Booking', 'is polite'],
      ['Acme (2).Booking', 'is polite'],
    ])
    const played = new Set(suites.map(({ properties }) => properties['bland.batch_id']))
    expect(played).toEqual(new Set(green.launches[0]?.map(({ batchId }) => batchId)))
    expect(played.size).toBe(6)
    expect(green.code).toBe(0)
  })

  test.concurrent('a group that is to fail does not turn green into red', () => {
    expect(statesOf({ suites: green.suites('Grouped') })).toEqual([
      'broken › Grouped.Booking › run completes: passed',
      'broken › Grouped.Booking › is polite: passed',
    ])
    expect(green.code).toBe(0)
  })

  test.concurrent('a group that is to fail does not turn red into green', async () => {
    await using mock = await startBlandMock({ scenarios: RED })
    const body = `failing('broken', () => suite('Acme'))`
    const { code, junit } = await playIn(runner, { a: body }, mock)
    expect(statesOf(junit)).toEqual([
      'broken › Acme.Rude › run completes: passed',
      'broken › Acme.Rude › is polite: failed',
    ])
    expect(code).toBe(1)
  })

  test.concurrent('what a hook skips is skipped with its reason, and not played', () => {
    const told = green
      .suites('Skipped')
      .flatMap(({ cases }) => cases.map(({ state, message }) => [state, message]))
    expect(told).toEqual(told.map(() => ['skipped', 'only by night']))
    expect(told).toHaveLength(3)
    expect(green.launches[2]).toEqual([])
    expect(green.code).toBe(0)
  })

  test.concurrent('a hook that skips what is played does not hide how it ends', async () => {
    const scenarios = [
      scenario('Booking'),
      scenario('Rude', { takes: 1500, results: { 0: 'fail' } }),
    ]
    await using mock = await startBlandMock({ scenarios })
    const body = `skipWhere('Rude', 'not today')\nskipWhere('batch is', 'nor this')\nsuite('Acme')`
    const { code, junit } = await playIn(runner, { a: body }, mock)
    expect(statesOf(junit).slice(0, 2)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
    ])
    expect(statesOf(junit)).toContain('Acme.Rude › is polite: failed')
    expect(code).toBe(1)
  })

  test.concurrent('a filter hides no batch that Bland itself calls failed', async () => {
    await using mock = await startBlandMock({
      scenarios: GREEN,
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/') && body.data.status === 'PASSED') body.data.status = 'FAILED'
      },
    })
    const flag = { vitest: '-t', playwright: '--grep' }[runner]
    const files = { a: `describe('day', () => suite('Acme'))` }
    const { code, junit } = await playIn(runner, files, {
      env: mock.env,
      args: [flag, 'is polite'],
    })
    expect(statesOf(junit)).toEqual([
      'day › Acme.Booking › is polite: passed',
      'day › Acme › batch is consistent: errored',
    ])
    expect(code).toBe(1)
  })

  test.concurrent('a filter that selects no case is said in one line', async () => {
    await using mock = await startBlandMock({ scenarios: GREEN })
    const body = `suite('Acme')\ntest('of ours', () => {})`
    const flag = { vitest: '-t', playwright: '--grep' }[runner]
    const args = [flag, 'of ours']
    const { code, output, junit } = await playIn(runner, { a: body }, { env: mock.env, args })
    const lines = output
      .split('\n')
      .filter((line) => line.includes('no case of “Acme” is selected'))
    expect(lines).toHaveLength(1)
    expect(junit.suites).toMatchObject([{ name: 'bland-suite', tests: 0 }])
    expect(mock.launches).toEqual([])
    expect(code).toBe(0)
  })
})

test.concurrent(
  'two suites of one name and place are two in Vitest, and refused by Playwright',
  async () => {
    await using mock = await startBlandMock({ scenarios: GREEN })
    const files = { a: `describe('day', () => { suite('Acme'); suite('Acme') })` }
    const twice = await playIn('vitest', files, mock)
    const names = ['day › Acme.Booking', 'day › Acme (2).Booking']
    expect(twice.junit.suites.map(({ name }) => name)).toEqual(names)
    expect([twice.code, mock.launches.length]).toEqual([0, 2])
    const refused = await playIn('playwright', files, mock)
    expect(refused.output).toContain('duplicate test title')
    expect([refused.code, mock.launches.length]).toEqual([1, 2])
    expect(refused.junit.errors).toBeGreaterThan(0)
  },
)

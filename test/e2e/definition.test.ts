/** How suites are defined in both runners: modifiers, several at once, and what is wrong in a file. */
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { playIn } from '../helpers/either-runner.ts'
import { FILES, NAME, open } from '../helpers/front.ts'
import { statesOf } from '../helpers/junit.ts'
import { scenario } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
/** Every test is listed, so that a skipped one is shown. */
const VERBOSE = {
  vitest: ['--reporter=verbose', '--reporter=@bland-suite/vitest/reporter'],
  playwright: [],
}
const SKIPPED = {
  vitest: /Not Run > suite starts \d+ms \[a fork has no key\]/u,
  playwright: /- +\d+ a\.spec\.ts:\d+:\d+ › Not Run › suite starts/u,
}
const PATH = { vitest: ' > ', playwright: ' › ' } as const

describe.concurrent.each<Runner>(['vitest', 'playwright'])('in %s', (runner) => {
  test('.skip, .skipIf and .runIf send nothing where they skip, and their reason is in the XML', async () => {
    await using mock = await startBlandMock({ scenarios })
    const body = `suite.skip('Skipped')
suite.skipIf(true, 'not tonight')('Skipped If')
suite.runIf(process.env.NO_SUCH_KEY, 'a fork has no key')('Not Run')
suite.skipIf(false)('Kept')
suite.runIf(1)('Run')`
    const given = { env: mock.env, args: VERBOSE[runner] }
    const { code, junit, output } = await playIn(runner, { a: body }, given)
    expect(output).toMatch(SKIPPED[runner])
    const [kept, run, ...skipped] = junit.suites.toSorted(
      (a, b) => Number(b.name.endsWith('.Booking')) - Number(a.name.endsWith('.Booking')),
    )
    expect([kept?.name, run?.name]).toEqual(['Kept.Booking', 'Run.Booking'])
    const told = skipped.flatMap(({ name, cases }) =>
      cases.map((one) => [name, one.name, one.state, one.message]),
    )
    expect(told).toEqual([
      ['Skipped', 'suite starts', 'skipped', 'skipped by .skip'],
      ['Skipped If', 'suite starts', 'skipped', 'not tonight'],
      ['Not Run', 'suite starts', 'skipped', 'a fork has no key'],
    ])
    // A list and a launch for each suite that is played.
    const lists = mock.requests.filter(({ path }) => path.endsWith('/scenarios'))
    expect([lists.length, mock.launches.length]).toEqual([2, 2])
    expect(code).toBe(0)
  })

  test('.only runs its suite alone', async () => {
    await using mock = await startBlandMock({ scenarios })
    const body = `suite('Left Out')\nsuite.only('Alone')`
    const { code, junit } = await playIn(runner, { a: body }, mock)
    expect(junit.suites.map(({ name }) => name)).toEqual(['Alone.Booking'])
    expect(mock.launches).toHaveLength(1)
    expect(code).toBe(0)
  })

  test('without a key, one test fails at the line of the suite and nothing is sent', async () => {
    await using mock = await startBlandMock({ scenarios })
    await using front = await open(runner)
    const { code, junit, output } = await front.play({ BLAND_BASE_URL: mock.url })
    expect(statesOf(junit)).toEqual(['Acme › suite starts: errored'])
    const place = [`${FILES[runner]}:3:1`, NAME, 'suite starts'].join(PATH[runner])
    expect(output).toContain(place)
    expect(output).toContain(
      'No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass `apiKey`. Nothing was sent.',
    )
    expect(output).not.toContain('node_modules')
    expect(mock.requests).toEqual([])
    expect(code).toBe(1)
  })

  test('what is wrong in a file is refused where it is written, and the file is in the XML', async () => {
    await using mock = await startBlandMock({ scenarios })
    await using front = await open(runner, {
      options: `catgory: 'X'`,
      files: {
        [FILES[runner].replace('a.', 'b.')]:
          `import { defineBlandSuite } from '@bland-suite/${runner}'
defineBlandSuite('Checked', { pathwayId: 'p' }, ({ check }) => { check('is calm') })
`,
      },
    })
    const { code, junit, output } = await front.play(mock.env)
    const message = 'defineBlandSuite("Acme"): unknown option `catgory`. Did you mean “category”?'
    expect(output).toContain(`BlandOptionError: ${message}`)
    expect(output).toContain(`${FILES[runner]}:3`)
    // The only frame is the user's.
    expect(output).not.toContain('node_modules')
    const told = junit.suites.flatMap(({ cases }) =>
      cases.map((one) => [one.name, one.state, one.message]),
    )
    expect(told).toContainEqual(['file loads', 'errored', message])
    expect(told).toContainEqual([
      'file loads',
      'errored',
      expect.stringContaining('check("is calm") needs a function.'),
    ])
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  })

  test('BLAND_BATCH_ID wins, the filters choose among its runs, and suites share one poller', async () => {
    const id = '00000000-0000-4000-8000-0000000000aa'
    const all = [scenario('Booking', { takes: 3000 }), scenario('Transfer', { takes: 3000 })]
    await using mock = await startBlandMock({ scenarios: all, batches: [{ id, startedAgo: 0 }] })
    const body = `for (const name of ['Booking', 'Transfer'])
  suite(name + 's', { only: [name], pollInterval: 400 })`
    const env = { ...mock.env, BLAND_BATCH_ID: id }
    const { code, junit } = await playIn(runner, { a: body }, { env })
    expect(junit.suites.map(({ name }) => name)).toEqual(['Bookings.Booking', 'Transfers.Transfer'])
    expect(mock.launches).toEqual([])
    const looks = mock.requests.filter(({ path }) => path.endsWith(`/batches/${id}`))
    // One for each suite as it is planned; then one poller's, every 400 ms for 3 s at most, and a last one.
    expect(looks.length).toBeLessThanOrEqual(2 + 9)
    expect(code).toBe(0)
  })
})

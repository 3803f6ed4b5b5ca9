/** What is reported is the worse of our record and of what the runner says; what is not written is not green. */
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { playIn } from '../helpers/either-runner.ts'
import { FRONTS, open } from '../helpers/front.ts'
import { statesOf } from '../helpers/junit.ts'
import { scenario } from '../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const BLOCKED = { blocked: 'a file where a folder is wanted' }

describe.concurrent.each(FRONTS)('in %s', (name) => {
  test('a report that cannot be written fails the run', async () => {
    await using mock = await startBlandMock({ scenarios })
    const reporter = `{ junit: 'blocked/junit.xml' }`
    await using front = await open(name, { reporter, files: BLOCKED })
    const { code, output } = await front.play(mock.env)
    expect(output).toMatch(/Could not write \S*blocked.junit\.xml/u)
    expect(output).not.toContain('interrupted')
    expect(code).toBeGreaterThan(0)
  })

  test('a folder that cannot be written is found out before anything is paid for', async () => {
    await using mock = await startBlandMock({ scenarios })
    const reporter = `{ outDir: 'blocked', junit: 'bland.xml' }`
    await using front = await open(name, { reporter, files: BLOCKED })
    const { code, output } = await front.play(mock.env)
    expect(output).toContain('Could not write')
    expect(await front.readAny('bland.xml')).toBe('')
    expect(mock.launches).toEqual([])
    expect(code).toBeGreaterThan(0)
  })

  test('nothing of a session is left in the XML of the next', async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking'), scenario('Transfer')],
    })
    await using front = await open(name)
    await front.play(mock.env)
    await front.define(`only: ['Transfer']`)
    const { junit } = await front.play(mock.env)
    expect(junit.suites.map(({ name: suite }) => suite)).toEqual(['Acme.Transfer'])
  })
})

/** What stops a runner at the first failure. */
const BAIL = { vitest: ['--bail', '1'], playwright: ['-x'] } as const

describe.concurrent.each(['vitest', 'playwright'] as const)('in %s', (runner) => {
  test('a throwing afterEach makes the native case and the XML case red alike', async () => {
    await using mock = await startBlandMock({ scenarios })
    const body = `failAfter('is polite', 'clean-up failed')\nsuite('Acme')`
    const { code, junit, output } = await playIn(runner, { a: body }, mock)
    expect(statesOf(junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: errored',
    ])
    expect(junit.suites[0]?.cases[1]?.message).toContain('clean-up failed')
    expect(output).toMatch(/\b1 failed\b/u)
    expect(code).toBe(1)
  })

  test('what was not reported when the runner stopped is errored, not absent', async () => {
    const two = [
      scenario('Fails', { takes: 50, status: 'ERROR' }),
      scenario('Goes On', { takes: 3000 }),
    ]
    await using mock = await startBlandMock({ scenarios: two })
    await using front = await open(runner)
    const { code, junit } = await front.play(mock.env, BAIL[runner])
    const states = statesOf(junit)
    expect(states.filter((line) => line.startsWith('Acme'))).toHaveLength(5)
    expect(states).toContain('Acme.Fails › run completes: errored')
    expect(states).toContain('Acme.Goes On › is polite: errored')
    expect(states).toContain('Acme › batch is consistent: errored')
    expect(code).toBe(1)
  })
})

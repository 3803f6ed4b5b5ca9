/** Check runs in every runner: one that another job has started is selected by its id, and a listing starts none. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import { comparable, statesIn } from '../helpers/outcome.ts'
import { scenario } from '../helpers/scripts.ts'

const judges = [{ name: 'Refund resolved' }, { name: 'Warm tone', outcomes: ['fail'] }] as const

const OPTIONS = `pathwayId: undefined, agentId: 'desk', checks: 'staging'`

function desk(): Promise<BlandMock> {
  const staging = { simulationsCount: 1, judges }
  return startBlandMock({
    scenarios: [scenario('Refund', {}, { id: 'refund', agent_id: 'desk' })],
    agents: [{ id: 'desk', checks: { staging }, checkRuns: [{ id: 'earlier' }] }],
  })
}

const methods = ({ requests }: BlandMock) => new Set(requests.map(({ method }) => method))

test.concurrent(
  'BLAND_CHECK_RUN_ID is judged instead of a start, with the same XML from every runner',
  async () => {
    await using mock = await desk()
    const env = { ...mock.env, BLAND_CHECK_RUN_ID: 'earlier' }
    const played = await Promise.all(
      FRONTS.map(async (name) => {
        await using front = await open(name, { options: OPTIONS })
        const { code, junit } = await front.play(env)
        return { code, suites: comparable(junit.suites), states: statesIn(junit.suites) }
      }),
    )
    const [first, ...others] = played
    expect(first).toMatchObject({
      code: 1,
      suites: [{ properties: { 'bland.check_run_id': 'earlier' } }],
      states: ['run completes: passed', 'Refund resolved: passed', 'Warm tone: failed'],
    })
    expect(others).toEqual([first, first])
    expect(methods(mock)).toEqual(new Set(['GET']))
  },
)

test.concurrent.each(['vitest', 'playwright'] as const)(
  'a listing of %s shows the judges, and starts nothing',
  async (name) => {
    await using mock = await desk()
    await using front = await open(name, { options: OPTIONS })
    const listing = front.list(mock.env)
    expect(await listing.closed).toBe(0)
    expect(listing.output()).toContain('staging checks')
    expect(methods(mock)).toEqual(new Set(['GET']))
  },
)

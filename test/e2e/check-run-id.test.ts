/** A check run that another job has started: its id selects it in every runner. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import { comparable, statesIn } from '../helpers/outcome.ts'
import { scenario } from '../helpers/scripts.ts'

const judges = [{ name: 'Refund resolved' }, { name: 'Warm tone', outcomes: ['fail'] }] as const

test.concurrent(
  'BLAND_CHECK_RUN_ID is judged instead of a start, with the same XML from every runner',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Refund', {}, { id: 'refund', agent_id: 'desk' })],
      agents: [
        {
          id: 'desk',
          checks: { staging: { simulationsCount: 1, judges } },
          checkRuns: [{ id: 'earlier' }],
        },
      ],
    })
    const env = { ...mock.env, BLAND_CHECK_RUN_ID: 'earlier' }
    const played = await Promise.all(
      FRONTS.map(async (name) => {
        const options = `pathwayId: undefined, agentId: 'desk', checks: 'staging'`
        await using front = await open(name, { options })
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
    expect(mock.requests.filter(({ method }) => method === 'POST')).toEqual([])
  },
)

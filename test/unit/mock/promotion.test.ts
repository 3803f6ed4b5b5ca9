import { startBlandMock, type MockAgent, type MockCheckRun } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

const PROMOTE = '/v2/agents/desk/promote'
const judges = [{ id: 'polite', outcomes: ['pass'] }] as const
const desk: MockAgent = {
  id: 'desk',
  versions: [{ id: 'v2', semver: '1.6.1' }, { id: 'v1' }],
  environments: { staging: 'v1', production: 'v1' },
  checks: { staging: { simulationsCount: 1, judges } },
}

interface Answer {
  readonly status: number
  readonly error: unknown
}

/** Asks for a promotion, and returns the answer and what is where afterwards. */
async function promoted(agent: Partial<MockAgent>, body: object) {
  await using mock = await startBlandMock({
    scenarios: [{ id: 'refund', name: 'Refund', agent_id: 'desk' }],
    agents: [{ ...desk, ...agent }],
  })
  const client = new Client(mock)
  const { status, body: answer } = await client.post(PROMOTE, body)
  const { body: listed } = await client.get('/v2/agents/desk/environments')
  const error = status === 200 ? null : dig(answer, 'errors', 0, 'error')
  const told: Answer = { status, error }
  return { told, answer, pins: pluck(dig(listed, 'data'), 'current_version_id') }
}

const earlier: MockCheckRun = { id: 'c1', versionId: 'v2' }

describe('a promotion', () => {
  test('moves a version whose newest check run passed', async () => {
    const { answer, pins } = await promoted({ checkRuns: [earlier] }, { version_id: 'v2' })
    expect(dig(answer, 'data')).toMatchObject({ semver: '1.6.1', production_moved: true })
    expect(pins).toEqual([null, 'v2', 'v2'])
  })

  test.each<readonly [string, Partial<MockAgent>]>([
    ['no check run', {}],
    ['only a check run of another version', { checkRuns: [{ id: 'c1', versionId: 'v1' }] }],
    ['a check run that has not ended', { checkRuns: [{ ...earlier, startedAgo: 0 }] }],
    [
      'a newer check run with an error',
      {
        checkRuns: [{ ...earlier, id: 'c2', play: { status: 'ERROR' } }, earlier],
      },
    ],
    [
      'a required judge that did not pass',
      {
        checks: { staging: { simulationsCount: 1, judges: [{ outcomes: ['fail'] }] } },
        checkRuns: [earlier],
      },
    ],
  ])('is blocked with %s', async (_, agent) => {
    const { told, pins } = await promoted(agent, { version_id: 'v2' })
    expect(told).toEqual({ status: 409, error: 'CHECKS_BLOCKED' })
    expect(pins).toEqual([null, 'v1', 'v1'])
  })

  test.each<readonly [string, Partial<MockAgent>]>([
    ['without checks', { checks: {} }],
    ['if they are switched off', { checks: { staging: { enabled: false, judges } } }],
    ['if no judge is required', { checks: { staging: { judges: [{ required: false }] } } }],
  ])('has no gate %s', async (_, agent) => {
    expect((await promoted(agent, { version_id: 'v2' })).pins).toEqual([null, 'v2', 'v2'])
  })

  test.each<readonly [string, object, Partial<MockAgent>, Answer]>([
    ['nothing in staging', {}, { environments: {} }, { status: 400, error: 'STAGING_UNPINNED' }],
    ['what is there', {}, {}, { status: 400, error: 'ALREADY_IN_PRODUCTION' }],
    ['a stranger', { version_id: 'x' }, {}, { status: 404, error: 'VERSION_NOT_FOUND' }],
  ])('of %s is refused', async (_, body, agent, answer) => {
    expect((await promoted(agent, body)).told).toEqual(answer)
  })
})

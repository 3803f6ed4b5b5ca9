import { startBlandMock, type MockAgent, type MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

const scenarios: readonly MockScenario[] = [
  { id: 'refund', name: 'Refund', agent_id: 'desk' },
  { id: 'person', name: 'Asks for a person', agent_id: 'desk' },
]
const checks = { simulationsCount: 2, judges: [{ id: 'polite', name: 'Polite' }] }
const desk: MockAgent = {
  id: 'desk',
  name: 'Front desk',
  versions: [
    { id: 'v3', name: 'ci 8f3a1c2' },
    { id: 'v2', semver: '1.6.0' },
    { id: 'v1', semver: '1.5.3', name: 'Autumn hours' },
  ],
  environments: { staging: 'v2', production: 'v1' },
  checks: {
    staging: { ...checks, play: { never: true } },
    production: { ...checks, enabled: false },
  },
}
const agents = [desk]
const STAGING = '/v2/agents/desk/environments/staging'
const STARTS = `${STAGING}/check-runs`
const PRODUCTION_STARTS = '/v2/agents/desk/environments/production/check-runs'

/** A client of a mock with this agent. */
async function withDesk(
  agent: Partial<MockAgent>,
  check: (client: Client) => Promise<void>,
): Promise<void> {
  await using mock = await startBlandMock({ scenarios, agents: [{ ...desk, ...agent }] })
  await check(new Client(mock))
}

describe('an agent', () => {
  test('lists its versions, newest first, and no more than the limit', () =>
    withDesk({}, async (client) => {
      const { body } = await client.get('/v2/agents/desk/versions')
      expect(pluck(dig(body, 'data'), 'id')).toEqual(['v3', 'v2', 'v1'])
      expect(pluck(dig(body, 'data'), 'semver')).toEqual([null, '1.6.0', '1.5.3'])
      const limited = await client.get('/v2/agents/desk/versions?limit=2')
      expect(dig(limited.body, 'data')).toHaveLength(2)
    }))

  test('shows the snapshot of its latest version', () =>
    withDesk({}, async (client) => {
      const { body } = await client.get('/v2/agents/desk/versions/latest')
      expect(dig(body, 'data')).toMatchObject({ id: 'v3', name: 'ci 8f3a1c2', revision: 0 })
      expect(dig(body, 'data', 'snapshot', 'settings', 'displayName')).toBe('Front desk')
    }))

  test('without versions has no latest one', () =>
    withDesk({ versions: [], environments: {} }, async (client) => {
      const { status, body } = await client.get('/v2/agents/desk/versions/latest')
      expect(status).toBe(404)
      expect(dig(body, 'errors', 0, 'error')).toBe('NO_VERSIONS')
    }))

  test('has three environments, and what is pinned there', () =>
    withDesk({}, async (client) => {
      const { body } = await client.get('/v2/agents/desk/environments')
      const rows = dig(body, 'data')
      expect(pluck(rows, 'env_type')).toEqual(['dev', 'staging', 'production'])
      expect(pluck(rows, 'current_version_id')).toEqual([null, 'v2', 'v1'])
      expect(dig(rows, 2, 'current_version')).toEqual({ name: 'Autumn hours', semver: '1.5.3' })
    }))

  test.each(['/versions', '/environments', '/environments/staging/checks', '/check-runs'])(
    'that does not exist answers 404 at %s',
    async (path) => {
      await using mock = await startBlandMock({ scenarios, agents })
      expect((await new Client(mock).get(`/v2/agents/nobody${path}`)).status).toBe(404)
    },
  )
})

describe('saved checks', () => {
  test('name the scenarios of the agent and the judges', () =>
    withDesk({}, async (client) => {
      const { body } = await client.get(`${STAGING}/checks`)
      expect(dig(body, 'data')).toMatchObject({
        agent_id: 'desk',
        env_type: 'staging',
        enabled: true,
        scenario_ids: ['refund', 'person'],
        scenario_names: ['Refund', 'Asks for a person'],
        simulations_count: 2,
        evals: [{ eval_agent_id: 'polite', name: 'Polite', target_level_keys: [], required: true }],
      })
    }))

  test('leave out the name of a judge without one', () =>
    withDesk({ checks: { staging: { judges: [{}] } } }, async (client) => {
      const { body } = await client.get(`${STAGING}/checks`)
      expect(dig(body, 'data', 'evals', 0)).not.toHaveProperty('name')
    }))

  test('are null where there are none, and 400 where there can be none', () =>
    withDesk({ checks: {} }, async (client) => {
      expect((await client.get(`${STAGING}/checks`)).body).toEqual({ data: null, errors: null })
      expect((await client.get('/v2/agents/desk/environments/dev/checks')).status).toBe(400)
    }))
})

describe('the start of a check run', () => {
  test.each([
    ['the newest version in staging', STARTS, {}, 'v3'],
    ['a named version', STARTS, { version_id: 'v1' }, 'v1'],
    ['the default where the name is empty', STARTS, { version_id: '' }, 'v3'],
    ['the version in staging in production', PRODUCTION_STARTS, {}, 'v2'],
  ])('tests %s', (_what, path, body, version) =>
    withDesk({ checks: { staging: checks, production: checks } }, async (client) => {
      const answer = await client.post(path, body)
      expect(answer.status).toBe(202)
      expect(dig(answer.body, 'data', 'agent_version_id')).toBe(version)
    }),
  )

  test.each([
    ['no checks', { checks: {} }, STARTS, {}],
    ['checks that are switched off', {}, PRODUCTION_STARTS, {}],
    ['a version of another agent', {}, STARTS, { version_id: 'x' }],
    [
      'no version in staging',
      { environments: {}, checks: { production: checks } },
      PRODUCTION_STARTS,
      {},
    ],
    ['no version at all', { versions: [], environments: {} }, STARTS, {}],
    [
      'an environment that cannot have checks',
      {},
      '/v2/agents/desk/environments/dev/check-runs',
      {},
    ],
  ])('is refused with 400 for %s', (_what, agent, path, body) =>
    withDesk(agent, async (client) => {
      const answer = await client.post(path, body)
      expect(answer.status).toBe(400)
      expect(dig(answer.body, 'errors', 0, 'error')).toBe('BAD_REQUEST')
    }),
  )

  test('is refused with 409 while another is active there, and only there', () =>
    withDesk(
      { checks: { staging: { ...checks, play: { never: true } }, production: checks } },
      async (client) => {
        await client.post(STARTS, {})
        const second = await client.post(STARTS, {})
        expect(second.status).toBe(409)
        expect(dig(second.body, 'errors', 0, 'error')).toBe('CONFLICT')
        expect((await client.post(PRODUCTION_STARTS, {})).status).toBe(202)
      },
    ))
})

describe('the list of check runs', () => {
  const checkRuns = [
    { id: 'yesterday', play: {} },
    { id: 'before', play: {} },
  ]

  test('has the newest first, and the active one too', () =>
    withDesk({ checkRuns }, async (client) => {
      const { body } = await client.post(STARTS, {})
      const list = await client.get('/v2/agents/desk/check-runs?env=staging')
      expect(pluck(dig(list.body, 'data'), 'id')).toEqual([
        dig(body, 'data', 'id'),
        'yesterday',
        'before',
      ])
      const limited = await client.get('/v2/agents/desk/check-runs?env=staging&limit=1')
      expect(dig(limited.body, 'data')).toHaveLength(1)
    }))

  test.each(['', '?env=production', '?env=stagign'])('means production with "%s"', (query) =>
    withDesk({ checkRuns }, async (client) => {
      const { body } = await client.get(`/v2/agents/desk/check-runs${query}`)
      expect(dig(body, 'data')).toEqual([])
    }),
  )
})

describe('a cancel', () => {
  test('ends a check run and frees its environment', () =>
    withDesk({}, async (client) => {
      const { body } = await client.post(STARTS, {})
      const path = `/v2/agents/desk/check-runs/${String(dig(body, 'data', 'id'))}`
      const cancelled = await client.post(`${path}/cancel`, {})
      expect(cancelled.status).toBe(200)
      expect(dig(cancelled.body, 'data')).toMatchObject({ status: 'CANCELLED', verdicts: null })
      expect(dig((await client.get(path)).body, 'data', 'status')).toBe('CANCELLED')
      expect((await client.post(STARTS, {})).status).toBe(202)
    }))

  test('is refused with 409 when the check run has ended, and with 404 for a stranger', () =>
    withDesk({ checkRuns: [{ id: 'over', play: {} }] }, async (client) => {
      expect((await client.post('/v2/agents/desk/check-runs/over/cancel', {})).status).toBe(409)
      expect((await client.post('/v2/agents/desk/check-runs/x/cancel', {})).status).toBe(404)
    }))
})

describe('a script', () => {
  test.each([
    [{ judges: [] }, /agents\[0\]\.checks\.staging\.judges/],
    [{ judges: [{ nmae: 'Polite' }] }, /nmae/],
    [{ ...checks, scenarioIds: ['x'] }, /scenarioIds\[0\]: no scenario has the id x/],
    [{ judges: [{ id: 'a' }, { id: 'a' }] }, /the id a is used twice/],
    [
      { simulationsCount: 1, judges: [{ outcomes: ['pass', 'fail', 'fail'] }] },
      /only 2 conversations/,
    ],
    [{ judges: [{ outcomes: ['good'] }] }, /expected "pass", "fail", "unclear", "broken"/],
  ])('with the checks %j is refused', async (staging, message) => {
    const agent = JSON.parse(JSON.stringify({ ...desk, checks: { staging } }))
    await expect(startBlandMock({ scenarios, agents: [agent] })).rejects.toThrow(message)
  })

  test.each([
    [{ environments: { staging: 'x' } }, /environments: no version has the id x/],
    [{ checkRuns: [{ id: 'c', versionId: 'x' }] }, /checkRuns: no version has the id x/],
    [{ checks: {}, checkRuns: [{ id: 'c' }] }, /checkRuns\[0\]: staging has no checks/],
    [{ versions: [], environments: {}, checkRuns: [{ id: 'c' }] }, /c has no version to test/],
  ])('with %j is refused', async (part, message) => {
    const agent = { ...desk, ...part }
    await expect(startBlandMock({ scenarios, agents: [agent] })).rejects.toThrow(message)
  })
})

import { startBlandMock, type Fault, type MockChecks, type MockJudge } from '@bland-suite/mock'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

const scenarios = [
  { id: 'refund', name: 'Refund', agent_id: 'desk' },
  { id: 'person', name: 'Asks for a person', agent_id: 'desk' },
]
const solved: MockJudge = { id: 'solved', name: 'Solved', targets: ['solved'] }
const warm: MockJudge = { id: 'warm', name: 'Warm', required: false }
const STARTS = '/v2/agents/desk/environments/staging/check-runs'

/** Reads a check run that has ended. */
async function ended(
  checks: Partial<MockChecks>,
  check: (run: unknown, client: Client) => unknown,
  settings: { readonly evals?: 'on' | 'off' } = {},
): Promise<void> {
  const staging = { simulationsCount: 2, judges: [solved, warm], ...checks }
  const agents = [{ id: 'desk', checks: { staging }, checkRuns: [{ id: 'over' }] }]
  await using mock = await startBlandMock({ scenarios, agents, ...settings })
  const client = new Client(mock)
  const { body } = await client.get('/v2/agents/desk/check-runs/over')
  await check(dig(body, 'data'), client)
}

/** A mock whose check runs take a while, and the answer to a start. */
async function started(
  checks: Partial<MockChecks>,
  faults: readonly Fault[],
  check: (client: Client, post: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const agents = [{ id: 'desk', checks: { staging: { judges: [solved], ...checks } } }]
  await using mock = await startBlandMock({ scenarios, agents, faults })
  const client = new Client(mock)
  await check(client, async () => dig((await client.post(STARTS, {})).body, 'data'))
}

describe('a check run in time', () => {
  test('waits, runs and ends', () =>
    started({ play: { takes: 1_500 } }, [], async (client, post) => {
      const start = await post()
      expect(start).toMatchObject({
        status: 'PENDING',
        judge_names: ['Solved'],
        scenario_count: 2,
        simulations_count: 5,
        verdicts: null,
        simulation_set_id: null,
        started_at: null,
      })
      const path = `/v2/agents/desk/check-runs/${String(dig(start, 'id'))}`
      const seen = [dig(start, 'status')]
      while (seen.at(-1) !== 'PASSED') {
        seen.push(dig((await client.get(path)).body, 'data', 'status'))
        await sleep(20)
      }
      expect([...new Set(seen)]).toEqual(['PENDING', 'RUNNING', 'PASSED'])
    }))

  test('that takes no time has ended when it is accepted', () =>
    started({ play: { takes: 0, status: 'ERROR' } }, [], async (_client, post) => {
      expect(await post()).toMatchObject({ status: 'ERROR', verdicts: null, eval_run_id: null })
    }))

  test('has its status before its verdicts where they are late', () =>
    ended({ play: { verdictsLag: 1e9 } }, (run) => {
      expect(run).toMatchObject({ status: 'PASSED', verdicts: null, overall_passed: null })
    }))
})

describe('the verdict of a judge', () => {
  test.each([
    [['fail', 'fail'], 0.5, 50, true],
    [['fail', 'fail', 'fail'], 0.25, 25, false],
    [['fail', 'unclear', 'unclear'], 0.5, 50, true],
    [['fail', 'fail', 'broken', 'broken'], 0, 0, false],
    [['unclear', 'unclear', 'unclear', 'unclear'], null, null, null],
    [[], 1, 100, true],
  ] as const)('of the ratings %j has the rate %s', (outcomes, match_rate, score, passed) =>
    ended({ judges: [{ ...solved, outcomes }] }, (run) => {
      expect(dig(run, 'verdicts')).toMatchObject([{ match_rate, score, passed }])
      expect(dig(run, 'overall_passed')).toBe(passed === true)
      expect(dig(run, 'status')).toBe(passed === true ? 'PASSED' : 'FAILED')
    }),
  )

  test('does not decide if it is advisory', () =>
    ended({ judges: [solved, { ...warm, outcomes: ['fail', 'fail', 'fail'] }] }, (run) => {
      expect(run).toMatchObject({ status: 'PASSED', overall_passed: true })
      expect(pluck(dig(run, 'verdicts'), 'passed')).toEqual([true, false])
    }))

  test('can be missing, contradict itself, and contradict its check run', () =>
    ended(
      {
        judges: [
          { ...solved, verdict: 'missing' },
          { ...warm, verdict: { passed: 'maybe' } },
        ],
        play: { status: 'PASSED', run: { overall_passed: false } },
      },
      (run) => {
        expect(pluck(dig(run, 'verdicts'), 'eval_agent_id')).toEqual(['warm'])
        expect(dig(run, 'verdicts', 0, 'passed')).toBe('maybe')
        expect(run).toMatchObject({ status: 'PASSED', overall_passed: false })
        expect(dig(run, 'judge_names')).toEqual(['Solved', 'Warm'])
      },
    ))
})

describe('the conversations of a check run', () => {
  test('are listed with their scores once it has ended', () =>
    ended({ judges: [{ ...solved, outcomes: ['fail', 'unclear'] }] }, async (run, client) => {
      const set = String(dig(run, 'simulation_set_id'))
      const { body } = await client.get(`/simulation-runs/${set}/results`)
      expect(dig(body, 'data', 'summary')).toMatchObject({
        eval_run_id: dig(run, 'eval_run_id'),
        status: 'COMPLETE',
        total_calls: 4,
        passed_count: 3,
        failed_count: 1,
      })
      const logs = dig(body, 'data', 'logs')
      expect(pluck(logs, 'case_name')).toEqual([
        'Refund',
        'Refund',
        ...Array(2).fill('Asks for a person'),
      ])
      expect(pluck(logs, 'score')).toEqual([0, null, 100, 100])
    }))

  test('are runs without results of their own', () =>
    ended({}, async (run, client) => {
      const set = String(dig(run, 'simulation_set_id'))
      const { body } = await client.get(`/simulation-runs/${set}/results`)
      const id = String(dig(body, 'data', 'logs', 1, 'run_id'))
      const conversation = dig((await client.get(`/runs/${id}`)).body, 'data')
      expect(conversation).toMatchObject({
        status: 'COMPLETE',
        scenario_id: 'refund',
        agent_id: 'desk',
        simulation_set_id: set,
        simulation_index: 2,
        assertion_results: [],
      })
      expect(dig(conversation, 'chat_history')).not.toHaveLength(0)
      expect(dig(conversation, 'completed_at')).not.toBeNull()
    }))

  test('are not listed while it runs, or if it was cancelled', () =>
    started({ play: { never: true, takes: 1 } }, [], async (client, post) => {
      const start = await post()
      await sleep(5)
      const path = `/v2/agents/desk/check-runs/${String(dig(start, 'id'))}`
      const set = String(dig((await client.get(path)).body, 'data', 'simulation_set_id'))
      const results = `/simulation-runs/${set}/results`
      const running = (await client.get(results)).body
      expect(dig(running, 'data')).toMatchObject({ summary: { status: 'RUNNING' }, logs: [] })
      await client.post(`${path}/cancel`, {})
      const cancelled = (await client.get(results)).body
      expect(dig(cancelled, 'data')).toMatchObject({ summary: { status: 'CANCELLED' }, logs: [] })
      expect((await client.get('/simulation-runs/x/results')).status).toBe(404)
    }))
})

describe('evaluations', () => {
  const reasoned = { outcome: 'fail', reasoning_md: 'It promised a refund.' } as const
  const judges = [{ ...solved, outcomes: [reasoned, 'broken'] as const }, warm]

  test('say what was rated and what it cost', () =>
    ended({ judges }, async (run, client) => {
      const { body } = await client.get(`/v1/evals/runs/${String(dig(run, 'eval_run_id'))}`)
      expect(dig(body, 'data')).toMatchObject({
        status: 'COMPLETE',
        agent_id: 'desk',
        resolved_atom_count: 8,
        billable_cost_usd: 0.16,
        summary: { successful_call_count: 3, failed_call_count: 1, target_match_count: 6 },
      })
    }))

  test('list a page at a time, with the reasons of each judge', () =>
    ended({ judges }, async (run, client) => {
      const path = `/v1/evals/runs/${String(dig(run, 'eval_run_id'))}/call-results`
      const query = 'include_agent_results=true&limit=3'
      const first = (await client.get(`${path}?${query}`)).body
      expect(dig(first, 'data')).toMatchObject({ object: 'list', has_more: true })
      expect(first).toMatchObject({ run_status: 'COMPLETE', run_resolved_call_count: 4 })
      const row = dig(first, 'data', 'data', 0)
      expect(dig(row, 'agent_results', 0)).toMatchObject({
        eval_agent_id: 'solved',
        is_target_match: false,
        score_normalized_0_100: 0,
        reasoning_md: 'It promised a refund.',
      })
      expect(dig(row, 'agent_results', 1)).toMatchObject({ is_target_match: true })
      expect(dig(first, 'data', 'data', 1)).toMatchObject({ status: 'FAILED' })
      const cursor = String(dig(first, 'data', 'next_cursor'))
      const last = (await client.get(`${path}?${query}&starting_after=${cursor}`)).body
      expect(dig(last, 'data', 'data')).toHaveLength(1)
      expect(dig(last, 'data')).toMatchObject({ has_more: false, next_cursor: null })
      expect((await client.get(`${path}?starting_after=x`)).status).toBe(400)
    }))

  test('have no reasons unless they are asked for', () =>
    ended({ judges }, async (run, client) => {
      const { body } = await client.get(
        `/v1/evals/runs/${String(dig(run, 'eval_run_id'))}/call-results`,
      )
      expect(dig(body, 'data', 'data', 0)).not.toHaveProperty('agent_results')
    }))

  test.each([
    ['on', true, 200],
    ['off', false, 404],
  ] as const)('are %s as the account has them', (evals, enabled, status) =>
    ended(
      { judges },
      async (run, client) => {
        const { body } = await client.get('/v1/evals/status')
        expect(dig(body, 'data', 'enabled')).toBe(enabled)
        const answer = await client.get(`/v1/evals/runs/${String(dig(run, 'eval_run_id'))}`)
        expect(answer.status).toBe(status)
      },
      { evals },
    ),
  )
})

describe('a fault at the start', () => {
  const match = { method: 'POST', path: '/v2/agents/*/check-runs' }

  test.each([
    { kind: 'reset-after-accept' },
    { kind: 'status-after-accept', status: 500 },
  ] as const)('$kind leaves one check run', (answer) =>
    started({}, [{ match, answer }], async (client, post) => {
      await post().catch(() => undefined)
      const { body } = await client.get('/v2/agents/desk/check-runs?env=staging')
      expect(dig(body, 'data')).toHaveLength(1)
    }),
  )

  test.each([{ kind: 'reset' }, { kind: 'status', status: 500 }] as const)(
    '$kind leaves none',
    (answer) =>
      started({}, [{ match, answer }], async (client, post) => {
        await post().catch(() => undefined)
        const { body } = await client.get('/v2/agents/desk/check-runs?env=staging')
        expect(dig(body, 'data')).toEqual([])
      }),
  )
})

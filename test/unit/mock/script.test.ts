import {
  acmeDental,
  MockInputError,
  readMockScript,
  startBlandMock,
  type MockOptions,
  type Shape,
} from '@bland-suite/mock'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

/** Runs a check on a file of that content. */
async function withFile(content: string, check: (file: string) => unknown): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bland-mock-'))
  try {
    const file = path.join(folder, 'script.json')
    await writeFile(file, content)
    await check(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('the packaged script', () => {
  test('has three scenarios of an agent, their finished batch, and two scenarios of a pathway', async () => {
    await using mock = await startBlandMock()
    const client = new Client(mock)
    const list = await client.get('/scenarios')
    expect(pluck(dig(list.body, 'data'), 'name')).toEqual([
      'Appointment Booking - Happy Path',
      'Transfer to Agent - Escalation',
      'Cancellation Flow - Angry Customer',
      'Reschedule a Visit',
      'Price of a Crown',
    ])
    const { body } = await client.get('/batches/e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2')
    expect(dig(body, 'data')).toMatchObject({
      status: 'FAILED',
      total_scenarios: 3,
      passed_scenarios: 2,
      failed_scenarios: 1,
    })
    const runs = dig(body, 'data', 'runs')
    expect(pluck(runs, 'overall_score')).toEqual([0.92, 0.87, 0.45])
    expect(pluck(runs, 'turn_count')).toEqual([9, 11, 12])
    expect(pluck(runs, 'duration_ms')).toEqual([14_320, 18_200, 21_050])
  })

  test('has an agent whose checks in staging fail for one required judge', async () => {
    await using mock = await startBlandMock({ speed: 0 })
    const client = new Client(mock)
    const agent = `/v2/agents/${acmeDental().agents?.[0]?.id}`
    const { status, body } = await client.post(`${agent}/environments/staging/check-runs`, {})
    expect(status).toBe(202)
    expect(dig(body, 'data', 'status')).toBe('FAILED')
    const verdicts = dig(body, 'data', 'verdicts')
    expect(pluck(verdicts, 'name')).toEqual([
      'Request resolved',
      'Does as the caller says',
      'Warm tone',
    ])
    expect(pluck(verdicts, 'required')).toEqual([true, true, false])
    expect(pluck(verdicts, 'passed')).toEqual([true, false, false])
  })

  test('tells conversations that agree with their results', () => {
    const runs = acmeDental().scenarios.map(({ play }) => play?.run)
    const [booking, , cancellation, move, price] = runs
    expect(JSON.stringify(dig(booking, 'chat_history'))).toContain('appointment confirmed')
    expect(JSON.stringify(cancellation)).not.toContain('cancellation confirmed')
    for (const run of runs) {
      expect(dig(run, 'chat_history')).toHaveLength(Number(dig(run, 'turn_count')))
    }
    expect(dig(move, 'nodes_visited')).toContain('confirm_move')
    for (const run of [move, price]) {
      expect(dig(run, 'nodes_visited')).toContain(dig(run, 'current_node_id'))
    }
  })

  test.each<[Shape, string[]]>([
    ['observed', ['assertion_id', 'status', 'reasoning']],
    ['documented', ['assertion_id', 'type', 'target', 'expected', 'passed']],
  ])('has the result keys of the %s shape', async (shape, keys) => {
    await using mock = await startBlandMock({ shape })
    const { body } = await new Client(mock).get('/batches/e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2')
    const batch = shape === 'observed' ? dig(body, 'data') : body
    expect(Object.keys(Object(dig(batch, 'runs', 2, 'assertion_results', 0)))).toEqual(keys)
  })
})

describe('a script file', () => {
  test('gives scenarios, batches and runs', async () => {
    const script = {
      scenarios: [{ id: 's', name: 'S' }],
      batches: [{ id: 'b' }],
      runs: [{ id: 'r', scenarioId: 's' }],
    }
    await withFile(JSON.stringify(script), async (file) => {
      await using mock = await startBlandMock(readMockScript(file))
      const client = new Client(mock)
      expect((await client.get('/batches/b')).status).toBe(200)
      expect((await client.get('/runs/r')).status).toBe(200)
    })
  })

  test.each([
    ['{', 'JSON'],
    ['{}', 'scenarios: expected array'],
    ['{"scenarios":[{}]}', 'scenarios[0].name: expected string'],
    [
      '{"scenarios":[{"name":"x","play":{"takes":"1"}}]}',
      'scenarios[0].play.takes: expected number',
    ],
    [
      '{"scenarios":[{"name":"x","play":{"take":1}}]}',
      'scenarios[0].play: Unrecognized key: "take"',
    ],
    ['{"scenarios":[{"name":"x","play":{"results":{"0":"ok"}}}]}', 'scenarios[0].play.results.0: '],
    ['{"scenarios":[],"batch":[]}', 'Unrecognized key: "batch"'],
  ])('%s is refused, and the message names the file and the place', async (content, message) => {
    await withFile(content, (file) => {
      expect(() => readMockScript(file)).toThrow(MockInputError)
      expect(() => readMockScript(file)).toThrow(file)
      expect(() => readMockScript(file)).toThrow(message)
    })
  })

  test('gives faults, which its mock has', async () => {
    const script = {
      scenarios: [{ name: 'Booking' }],
      faults: [
        { match: { path: '/scenarios' }, times: 1, answer: { kind: 'status', status: 503 } },
      ],
    }
    await withFile(JSON.stringify(script), async (file) => {
      await using mock = await startBlandMock(readMockScript(file))
      const ask = () =>
        fetch(`${mock.url}/v1/agent-testing/scenarios`, { headers: { authorization: mock.apiKey } })
      expect([(await ask()).status, (await ask()).status]).toEqual([503, 200])
    })
  })

  test('with a fault that is none is refused when it is played', async () => {
    const script = { scenarios: [{ name: 'Booking' }], faults: [{ answer: { kind: 'nonsense' } }] }
    await withFile(JSON.stringify(script), async (file) => {
      await expect(startBlandMock(readMockScript(file))).rejects.toThrow(MockInputError)
    })
  })

  test('that is not there is refused', () => {
    expect(() => readMockScript('/no/such/script.json')).toThrow('/no/such/script.json: ENOENT')
  })
})

describe('options', () => {
  const one = { id: 's', name: 'S' }

  test.each<[string, MockOptions, string]>([
    [
      'the same scenario twice',
      { scenarios: [one, one] },
      'scenarios[1].id: the id s is used twice',
    ],
    [
      'a batch of an unknown scenario',
      { scenarios: [one], batches: [{ id: 'b', scenarioIds: ['s', 'x'] }] },
      'batches[0].scenarioIds[1]: no scenario has the id x',
    ],
    [
      'a run of an unknown scenario',
      { scenarios: [one], runs: [{ id: 'r', scenarioId: 'x' }] },
      'runs[0].scenarioId: no scenario has the id x',
    ],
    [
      'a result of no assertion',
      { scenarios: [{ ...one, play: { results: { 1: 'fail' } } }] },
      'scenarios[0].play.results.1: neither the id nor the index of an assertion of "S"',
    ],
    ['a negative speed', { speed: -1 }, 'speed: '],
    ['a port out of range', { port: 70_000 }, 'port: '],
  ])('with %s are refused', async (_what, options, message) => {
    await expect(startBlandMock(options)).rejects.toThrow(MockInputError)
    await expect(startBlandMock(options)).rejects.toThrow(message)
  })

  test('that do not exist are refused by name', async () => {
    const options: object = { shapes: 'observed' }
    await expect(startBlandMock(options)).rejects.toThrow('Unrecognized key: "shapes"')
  })
})

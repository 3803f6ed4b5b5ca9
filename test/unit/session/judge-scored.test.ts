/** Runs that only judges rate: in a batch they have no result that could be a verdict. */
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { openOn } from '../helpers/sessions.ts'
import { launch } from './playing.ts'

const judged: MockScenario = {
  id: 's1',
  name: 'Judged',
  agent_id: 'agent-1',
  assertions: [],
  play: { status: 'COMPLETE', takes: 60 },
}
const asserted: MockScenario = {
  id: 's2',
  name: 'Refund',
  agent_id: 'agent-1',
  assertions: [{ id: 'a1', name: 'Refunds' }],
  play: { takes: 60 },
}
const world = (scenarios: readonly MockScenario[], options: MockOptions = {}): MockOptions => ({
  scenarios,
  shape: 'current',
  ...options,
})

const agent = { agentId: 'agent-1', timeout: 60_000, settleTimeout: 400 }
const SAID = 'judge-scored: Bland gave no assertion results'

/** Leaves out of the batch when its runs ended. */
const withoutEnds: MockOptions['rewrite'] = ({ path, body }) => {
  if (!path.includes('/batches/')) return
  for (const run of body.data.runs) delete run.completed_at
}

/** How long an action takes, in milliseconds. */
async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

describe.concurrent('a judge-scored run', () => {
  test('ends its batch within the settle time, red, and leaves the others as they are', async () => {
    await using mock = await startBlandMock(world([judged, asserted]))
    const took = await timed(async () => {
      await using opened = await openOn(mock, agent)
      expect(await opened.told('Judged')).toEqual({
        'run completes': `errored: ${SAID}; test it with \`checks\``,
      })
      expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
      expect(await opened.toldBatch()).toBe('errored: the batch did not finish: status COMPLETE')
    })
    expect(took).toBeGreaterThan(400)
    expect(took).toBeLessThan(5_000)
  })

  test.each(['PASSED', 'FAILED', 'RUNNING', null])(
    'is red in a batch that says %j, and does not hold it up',
    async (status) => {
      const rewrite: MockOptions['rewrite'] = ({ path, body }) => {
        if (path.includes('/batches/')) body.data.status = status
      }
      await using mock = await startBlandMock(world([judged, asserted], { rewrite }))
      const took = await timed(async () => {
        await using opened = await openOn(mock, agent)
        expect((await opened.told('Judged'))['run completes']).toMatch(/^errored: judge-scored/u)
        await opened.session.suite()
      })
      expect(took).toBeLessThan(5_000)
    },
  )

  test('does not hold up a batch whose copy leaves out when it ended', async () => {
    await using mock = await startBlandMock(world([judged], { rewrite: withoutEnds }))
    const took = await timed(async () => {
      await using opened = await openOn(mock, { ...agent, unasserted: 'pass' })
      expect(await opened.toldBatch()).toMatch(/^errored/u)
    })
    expect(took).toBeLessThan(5_000)
  })

  test('skips the gates of its scenario with the same reason', async () => {
    await using mock = await startBlandMock(world([judged]))
    await using opened = await openOn(mock, { ...agent, gate: { maxTurns: 40 } })
    expect(await opened.told('Judged')).toMatchObject({
      'at most 40 turns': `skipped: ${SAID}; test it with \`checks\``,
    })
  })

  test('of a pathway has no check run to ask', async () => {
    await using mock = await startBlandMock(world([{ ...judged, agent_id: null }]))
    await using opened = await openOn(mock, { ...agent, agentId: undefined, ...launch })
    expect(await opened.told('Judged')).toEqual({ 'run completes': `errored: ${SAID}` })
  })

  test('is told of a batch that somebody else started, and of a single run', async () => {
    const runs = [{ id: 'r1', scenarioId: 's1' }]
    const batches = [{ id: 'b1' }]
    await using mock = await startBlandMock(world([judged], { batches, runs }))
    for (const source of [{ batchId: 'b1' }, { runIds: ['r1'] }]) {
      await using opened = await openOn(mock, { timeout: 60_000, ...source })
      expect(await opened.told('Judged')).toEqual({
        'run completes': `errored: ${SAID}; test it with \`checks\``,
      })
    }
  })
})

describe.concurrent('a run of an unknown status', () => {
  test('that gets its known one in time is judged by it', async () => {
    let looks = 0
    const rewrite: MockOptions['rewrite'] = ({ path, body }) => {
      if (/\/runs\/[^/]+$/u.test(path) && ++looks > 2) body.data.status = 'PASSED'
      if (path.includes('/batches/') && looks > 2) {
        body.data.status = 'PASSED'
        body.data.passed_scenarios = 1
        for (const run of body.data.runs) run.status = 'PASSED'
      }
    }
    await using mock = await startBlandMock(world([judged], { rewrite }))
    await using opened = await openOn(mock, { ...agent, settleTimeout: 5_000, unasserted: 'pass' })
    expect((await opened.told('Judged'))['run completes']).toMatch(/^passed/u)
    expect(await opened.toldBatch()).toBe('passed')
  })

  test.each([null, '', ' ', 7])('is waited for while its end is %j', async (completed_at) => {
    const play = { ...judged.play, run: { completed_at } }
    await using mock = await startBlandMock(world([{ ...judged, play }]))
    await using opened = await openOn(mock, { ...agent, timeout: 900, settleTimeout: 100 })
    expect((await opened.told('Judged'))['run completes']).toMatch(
      /^errored: run did not finish: status COMPLETE/u,
    )
  })

  test('is waited for while nobody knows what was asserted', async () => {
    await using mock = await startBlandMock(world([judged], { definitions: 'missing' }))
    await using opened = await openOn(mock, {
      scenarioIds: ['s1'],
      timeout: 900,
      settleTimeout: 100,
    })
    expect((await opened.told('scenario s1'))['run completes']).toMatch(
      /^errored: run did not finish: status COMPLETE/u,
    )
  })

  test('and with an assertion that was planned is not taken for judge-scored', async () => {
    const play = { status: 'COMPLETE', takes: 60, results: { a1: 'missing' } } as const
    await using mock = await startBlandMock(world([{ ...asserted, play }]))
    await using opened = await openOn(mock, { ...agent, timeout: 900, settleTimeout: 100 })
    expect((await opened.told('Refund'))['run completes']).toMatch(
      /^errored: run did not finish: status COMPLETE/u,
    )
  })
})

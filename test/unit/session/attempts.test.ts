/** Sessions that play scenarios more than once, on the mock. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockAttempt, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { count, openOn, PATHWAY, refusalOf } from '../helpers/sessions.ts'

const PASS: MockAttempt = {}
const FAIL: MockAttempt = { results: { 0: 'fail' } }
const DEAD: MockAttempt = { status: 'ERROR' }

const CONFIRM = { times: 3, pass: { atLeast: 2 }, when: 'failed' } as const
const TWO_OF_THREE = { times: 3, pass: { atLeast: 2 } } as const

function scenario(name: string, ...attempts: readonly MockAttempt[]): MockScenario {
  return { name, play: { takes: 20, attempts } }
}

function mockOf(...scenarios: readonly MockScenario[]): Promise<BlandMock> {
  return startBlandMock({ scenarios })
}

function launches(mock: BlandMock): readonly number[] {
  return mock.launches.map(({ scenarioIds }) => scenarioIds.length)
}

describe('a session with attempts', () => {
  test('plays a failure again, and calls it flaky if the others pass', async () => {
    await using mock = await mockOf(scenario('Booking', FAIL, PASS, PASS), scenario('Refund', PASS))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
    expect(await opened.told('Booking')).toEqual({
      'run completes': 'passed',
      'Goal reached': 'passed (flaky: 2 passed, 1 failed)',
    })
    expect(await opened.told('Refund')).toEqual({
      'run completes': 'passed',
      'Goal reached': 'passed',
    })
    expect(await opened.toldBatch()).toBe('passed')
    expect(launches(mock)).toEqual([2, 1, 1])
  })

  test('says between its attempts how they went', async () => {
    await using mock = await mockOf(scenario('Booking', FAIL, PASS, PASS), scenario('Refund', PASS))
    const lines: string[] = []
    const tell = (line: string): void => void lines.push(line)
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM }, { tell })
    await opened.session.suite()
    expect(lines).toEqual([
      'Booking: attempt 1 of at most 3 has ended: 0 passed, 1 failed; it is played again',
      'Booking: attempt 2 of at most 3 has ended: 1 passed, 1 failed; the next decides',
    ])
  })

  test('fails with the counts, and stops when that is certain', async () => {
    await using mock = await mockOf(scenario('Booking', FAIL))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const told = await opened.told('Booking')
    expect(told['Goal reached']).toMatch(/^failed: 0 of 3 passed, 2 needed: /u)
    expect(await opened.toldBatch()).toBe('passed')
    expect(launches(mock)).toEqual([1, 1])
  })

  test('does not count an attempt that did not finish', async () => {
    await using mock = await mockOf(scenario('Booking', DEAD, PASS, PASS))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    expect(await opened.told('Booking')).toEqual({
      'run completes': 'passed (1 attempt did not finish)',
      'Goal reached': 'passed (1 attempt did not finish)',
    })
  })

  test('is errored where the attempts decide nothing', async () => {
    await using mock = await mockOf(scenario('Booking', PASS, FAIL, DEAD))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const told = await opened.told('Booking')
    const reason = '2 of 3 needed: 1 passed, 1 failed, 1 did not finish'
    expect(told['Goal reached']).toBe(`errored: ${reason}`)
  })

  test('plays all attempts at once without early stopping', async () => {
    await using mock = await mockOf(scenario('Booking', FAIL))
    const repeat = { ...TWO_OF_THREE, stopEarly: false }
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat })
    await opened.session.suite()
    expect(launches(mock)).toEqual([1, 1, 1])
  })

  test('stops confirming where most scenarios fail', async () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    await using mock = await mockOf(...names.map((name) => scenario(name, FAIL)))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
    expect((await opened.told('A'))['Goal reached']).toMatch(/^failed/u)
    await opened.session.suite()
    expect(launches(mock)).toEqual([5])
  })

  test('repeats only the scenarios that the overrides name', async () => {
    await using mock = await mockOf(scenario('Booking', PASS), scenario('Refund', PASS))
    const overrides = { Refund: { repeat: TWO_OF_THREE } }
    await using opened = await openOn(mock, { pathwayId: PATHWAY, overrides })
    await opened.session.suite()
    expect(launches(mock)).toEqual([2, 1])
  })

  test('plays no advisory assertion again, and skips it if it failed', async () => {
    const assertions = [{ name: 'Books' }, { name: 'Small talk', is_required: false }]
    const advisory: MockScenario = {
      name: 'Booking',
      assertions,
      play: { takes: 20, results: { 1: 'fail' } },
    }
    await using mock = await mockOf(advisory)
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
    const told = await opened.told('Booking')
    expect(told['Small talk']).toMatch(/^skipped: advisory/u)
    await opened.session.suite()
    expect(launches(mock)).toEqual([1])
  })

  test('still tells an advisory failure apart, whose reason begins with its counts', async () => {
    await using mock = await mockOf({
      name: 'Booking',
      assertions: [{ name: 'Books' }, { name: 'Small talk', is_required: false }],
      play: { takes: 20, results: { 1: 'fail' } },
    })
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const { cases } = await opened.session.scenario(opened.plan.scenarios[0]?.key ?? '')
    expect(cases.find(({ title }) => title === 'Small talk')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringMatching(/^0 of 3 passed, 2 needed: advisory: /u),
      isAdvisory: true,
    })
  })

  test('does not replace a later attempt that is refused', async () => {
    await using mock = await mockOf(scenario('Booking', PASS))
    mock.addFault({
      match: { method: 'POST', path: '/batch-run' },
      after: 1,
      answer: { kind: 'status', status: 400 },
    })
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const told = await opened.told('Booking')
    expect(told['Goal reached']).toBe('errored: 2 of 3 needed: 1 passed, 2 did not finish')
    expect(await opened.toldBatch()).toBe('passed')
    expect(count(mock, 'POST', /batch-run/u)).toBe(3)
  })

  test('starts nothing twice if the answer to a start is lost', async () => {
    await using mock = await mockOf(scenario('Booking', PASS))
    mock.addFault({
      match: { method: 'POST', path: '/batch-run' },
      times: 1,
      answer: { kind: 'reset-after-accept' },
    })
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const told = await opened.told('Booking')
    expect(told['Goal reached']).toBe('passed (1 attempt did not finish)')
    expect(launches(mock)).toEqual([1, 1, 1])
  })

  test('tells why, as without attempts, if nothing could start', async () => {
    await using mock = await mockOf(scenario('Booking', PASS))
    mock.addFault({
      match: { method: 'POST', path: '/batch-run' },
      answer: { kind: 'status', status: 400 },
    })
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
    expect((await opened.told('Booking'))['run completes']).toMatch(/^errored: .*400/u)
    expect(await opened.session.refusal()).toMatch(/400/u)
    expect(count(mock, 'POST', /batch-run/u)).toBe(1)
  })

  test('starts no wave after one that ran out of time, and keeps what is decided', async () => {
    const slow = scenario('Booking', { never: true })
    await using mock = await mockOf(slow, scenario('Refund', PASS))
    const options = { pathwayId: PATHWAY, repeat: CONFIRM, timeout: 400 }
    await using opened = await openOn(mock, options)
    expect((await opened.told('Booking'))['run completes']).toMatch(/^errored/u)
    expect((await opened.told('Refund'))['Goal reached']).toBe('passed')
    expect(launches(mock)).toEqual([2])
  })

  test('shows each attempt of a failure in its evidence', async () => {
    await using mock = await mockOf(scenario('Booking', PASS, FAIL))
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: TWO_OF_THREE })
    const key = opened.plan.scenarios[0]?.key ?? ''
    const { cases } = await opened.session.scenario(key)
    const own = cases.find(({ title }) => title === 'Goal reached')
    expect(own?.attempts).toEqual({ passed: 1, failed: 2, errored: 0, of: 3 })
    const told = own?.evidence.map(({ label, text }) => `${label}: ${text}`)
    expect(told?.slice(0, 3)).toEqual([
      expect.stringMatching(/^Attempt 1: passed \(run \S+\)$/u),
      expect.stringMatching(/^Attempt 2: failed \(run \S+\): \S/u),
      expect.stringMatching(/^Attempt 3: failed \(run \S+\): \S/u),
    ])
  })
})

describe('batches that exist', () => {
  const BATCHES = [{ id: 'b1' }, { id: 'b2' }, { id: 'b3' }]
  const existing = (...attempts: readonly MockAttempt[]): Promise<BlandMock> =>
    startBlandMock({
      scenarios: [scenario('Booking', ...attempts)],
      batches: BATCHES.slice(0, attempts.length),
    })

  test('are attempts, in the order in which they are named', async () => {
    await using mock = await existing(FAIL, PASS, PASS)
    const options = { batchId: ['b1', 'b2', 'b3'], repeat: TWO_OF_THREE }
    await using opened = await openOn(mock, options)
    expect((await opened.told('Booking'))['Goal reached']).toBe(
      'passed (flaky: 2 passed, 1 failed)',
    )
    expect(await opened.toldBatch()).toBe('passed')
    expect(mock.launches).toEqual([])
  })

  test('must all pass without a rule', async () => {
    await using mock = await existing(PASS, FAIL)
    await using opened = await openOn(mock, { batchId: ['b1', 'b2'] })
    expect((await opened.told('Booking'))['Goal reached']).toMatch(
      /^failed: 1 of 2 passed, 2 needed/u,
    )
  })

  test('are errored by their number if they decide nothing', async () => {
    await using mock = await existing(PASS, FAIL)
    await using opened = await openOn(mock, { batchId: ['b1', 'b2'], repeat: TWO_OF_THREE })
    expect((await opened.told('Booking'))['Goal reached']).toBe(
      'errored: 2 of 3 needed: 1 passed, 1 failed (there are 2 attempts to judge, the rule may need 3)',
    )
  })

  test('leave out the scenarios that they do not have', async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking', PASS), { id: 'refund', ...scenario('Refund', PASS) }],
      batches: [{ id: 'b1' }, { id: 'b2', scenarioIds: ['refund'] }],
    })
    await using opened = await openOn(mock, { batchId: ['b1', 'b2'] })
    expect((await opened.told('Refund'))['Goal reached']).toBe('passed')
    expect((await opened.told('Booking'))['Goal reached']).toBe(
      'errored: 2 of 2 needed: 1 passed (there is 1 attempt to judge, the rule may need 2)',
    )
    expect(await opened.toldBatch()).toBe('passed')
  })
})

/** The versions of a pathway. */
function versions(live: number) {
  return [11, 12].map((number) => ({ version_number: number, is_prev_published: number === live }))
}

describe('a version that changes between attempts', () => {
  const AGENT = 'desk'
  const ofAgent = { ...scenario('Booking', FAIL, PASS, PASS), agent_id: AGENT }
  const latest = { match: { path: `/v2/agents/${AGENT}/versions/latest` } }
  const confirm = { agentId: AGENT, repeat: CONFIRM }
  const saved = { id: 'v2', revision: 0 }

  test.each([
    ['another version', { ...saved, id: 'v3' }],
    ['the same one, saved in place', { ...saved, revision: 1 }],
  ])('ends the attempts: %s is undecided, and errored', async (_what, next) => {
    await using mock = await startBlandMock({
      scenarios: [ofAgent],
      agents: [{ id: AGENT }],
      faults: [
        { ...latest, times: 1, answer: { kind: 'body', body: saved } },
        { ...latest, answer: { kind: 'body', body: next } },
      ],
    })
    await using opened = await openOn(mock, confirm)
    const told = await opened.told('Booking')
    expect(told['run completes']).toBe('passed')
    expect(told['Goal reached']).toMatch(
      /^errored: 2 of 3 needed: 0 passed, 1 failed.*another version was saved or published meanwhile/u,
    )
    expect(launches(mock)).toEqual([1])
  })

  test('is not suspected where Bland does not say', async () => {
    await using mock = await startBlandMock({
      scenarios: [ofAgent],
      agents: [{ id: AGENT }],
      faults: [{ ...latest, answer: { kind: 'status', status: 404 } }],
    })
    await using opened = await openOn(mock, confirm)
    expect((await opened.told('Booking'))['Goal reached']).toMatch(/^passed/u)
    expect(launches(mock)).toEqual([1, 1, 1])
  })

  test('ends those of a pathway that has another one in production', async () => {
    const list = { match: { path: `/v1/pathway/${PATHWAY}/versions` } }
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking', FAIL, PASS, PASS)],
      faults: [
        { ...list, times: 1, answer: { kind: 'body', body: versions(11) } },
        { ...list, answer: { kind: 'body', body: versions(12) } },
      ],
    })
    await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
    expect((await opened.told('Booking'))['Goal reached']).toMatch(/^errored/u)
    expect(launches(mock)).toEqual([1])
  })
})

describe('the worst case', () => {
  test('counts for maxRuns before anything starts', async () => {
    await using mock = await mockOf(scenario('Booking', PASS), scenario('Refund', PASS))
    const options = { pathwayId: PATHWAY, repeat: TWO_OF_THREE, maxRuns: 5 }
    expect(await refusalOf(mock, options)).toMatch(/2 scenarios may take 6 runs/u)
    expect(await refusalOf(mock, { ...options, maxRuns: 6 })).toBe('there is a plan')
  })
})

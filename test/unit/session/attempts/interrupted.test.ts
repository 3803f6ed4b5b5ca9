/** Attempts that are interrupted, or run out of time: what has started is named whole. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockAttempt } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { loadRecord } from '../../../../src/record/load-records.ts'
import { SUITE_RECORD } from '../../../../src/record/record.ts'
import { count, openOn, PATHWAY } from '../../helpers/sessions.ts'

const CONFIRM = { times: 3, pass: { atLeast: 2 }, when: 'failed' } as const
const FAIL: MockAttempt = { takes: 20, results: { 0: 'fail' } }
const FOREVER: MockAttempt = { never: true }

function mockOf(...attempts: readonly MockAttempt[]) {
  return startBlandMock({
    scenarios: [
      { name: 'Booking', play: { takes: 20, attempts } },
      { name: 'Refund', play: { takes: 20 } },
    ],
  })
}

const HINT = / \(on the command line with --repeat 3 --repeat-pass 2 --repeat-when failed\)/u

test('between two waves, the record of the suite names all batches, and what is decided stands', async () => {
  await using mock = await mockOf(FAIL, FOREVER)
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
  expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  await expect.poll(() => mock.launches.length).toBe(2)
  const ids = mock.launches.map(({ batchId }) => batchId)
  const path = join(opened.folder.path, SUITE_RECORD)
  await expect
    .poll(() => loadRecord(path))
    .toMatchObject({
      batchIds: ids,
      batchId: ids[0],
      batchStatus: null,
      rule: { times: 3, needed: 2 },
    })
  await opened.session.close()
  await sleep(100)
  expect(mock.launches).toHaveLength(2)
})

test('the record of the suite names both batches of a wave, even after the first one ended', async () => {
  await using mock = await mockOf({ takes: 20 }, FOREVER)
  await using opened = await openOn(mock, {
    pathwayId: PATHWAY,
    repeat: { times: 3, pass: { atLeast: 2 } },
  })
  expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  // By now the first batch is judged.
  await sleep(300)
  const batchIds = mock.launches.map(({ batchId }) => batchId)
  expect(batchIds).toHaveLength(2)
  expect(loadRecord(join(opened.folder.path, SUITE_RECORD))).toMatchObject({
    batchIds,
    batchStatus: null,
  })
})

test('a scenario that its first attempt decides does not wait for the others', async () => {
  await using mock = await mockOf(FOREVER)
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
  expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  expect(mock.launches).toHaveLength(1)
})

const STOPPED =
  'errored: 2 of 3 needed: 0 passed, 1 failed (the test run was interrupted, so no other attempt was started)'

test('closed while the version is read between two waves, what an attempt showed stands', async () => {
  await using mock = await mockOf(FAIL)
  mock.addFault({
    match: { path: `/v1/pathway/${PATHWAY}/versions` },
    answer: { kind: 'delay', ms: 60_000 },
  })
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
  await expect.poll(() => count(mock, 'GET', /\/runs\//u)).toBe(2)
  await sleep(100)
  await opened.session.close()
  expect(await opened.told('Booking')).toEqual({
    'run completes': 'passed',
    'Goal reached': STOPPED,
  })
  expect(mock.launches).toHaveLength(1)
})

test('closed while a second attempt is played, the first still counts, and both batches are known', async () => {
  await using mock = await mockOf(FAIL, FOREVER)
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
  await expect.poll(() => mock.launches.length).toBe(2)
  await opened.session.close()
  expect((await opened.told('Booking'))['Goal reached']).toBe(STOPPED)
  const [booking, refund] = opened.plan.scenarios.map(({ key }) => key)
  expect(await opened.session.batches()).toEqual([
    { id: mock.launches[0]?.batchId, scenarios: [booking, refund] },
    { id: mock.launches[1]?.batchId, scenarios: [booking] },
  ])
})

test('closed in the first attempt, a scenario without an end has no verdict', async () => {
  await using mock = await mockOf(FOREVER)
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM })
  await opened.told('Refund')
  await opened.session.close()
  await expect(opened.told('Booking')).rejects.toThrow('aborted')
  await expect(opened.session.suite()).rejects.toThrow('aborted')
})

test('at the deadline, the reason names all batches and the rule, and no other attempt starts', async () => {
  await using mock = await mockOf(FAIL, FOREVER)
  const timing = { timeout: 1_500, pollInterval: 50, settleTimeout: 100 }
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat: CONFIRM, ...timing })
  const told = await opened.told('Booking')
  const ids = mock.launches.map(({ batchId }) => batchId)
  expect(told['Goal reached']).toMatch(
    /^errored: 2 of 3 needed: 0 passed, 1 failed, 1 did not finish/u,
  )
  const { attempts = [] } = await opened.session.scenario(
    opened.plan.scenarios.find(({ title }) => title === 'Booking')?.key ?? '',
  )
  const reason = attempts.at(-1)?.cases[0]?.reason
  expect(reason).toContain(`Report on the batches later with BLAND_BATCH_ID=${ids.join(',')}`)
  expect(reason).toMatch(HINT)
  expect(mock.launches).toHaveLength(2)
})

test('a start that was lost in an earlier attempt stays told while a later one runs', async () => {
  await using mock = await startBlandMock({
    scenarios: [{ name: 'Booking', play: { takes: 20, attempts: [FAIL, FAIL, FOREVER] } }],
    faults: [
      {
        match: { method: 'POST', path: '/batch-run' },
        after: 1,
        times: 1,
        answer: { kind: 'status-after-accept', status: 502 },
      },
    ],
  })
  const repeat = { times: 5, pass: { atLeast: 2 } } as const
  await using opened = await openOn(mock, { pathwayId: PATHWAY, repeat })
  await expect.poll(() => mock.launches.length).toBe(4)
  await expect
    .poll(() => loadRecord(join(opened.folder.path, SUITE_RECORD)))
    .toMatchObject({ launch: 'sent' })
})

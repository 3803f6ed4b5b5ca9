/** Whole suites over a Bland that says one odd thing: what is told of it, and of everything else. */
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { openOn, outline, PATHWAY, planOf, refusalOf } from '../helpers/sessions.ts'

const SCENARIOS = [
  { id: 's1', name: 'Refund', assertions: [{ id: 'a1', name: 'Refunds' }], play: { takes: 0 } },
  { id: 's2', name: 'Booking', assertions: [{ id: 'a2', name: 'Books' }], play: { takes: 0 } },
]

type Rewrite = NonNullable<MockOptions['rewrite']>
type Body = Parameters<Rewrite>[0]['body']

/** Changes what answers to paths that match. */
function rewriting(path: RegExp, change: (body: Body) => void): MockOptions {
  return {
    scenarios: SCENARIOS,
    rewrite: (exchange) => {
      if (exchange.method === 'GET' && path.test(exchange.path)) change(exchange.body)
    },
  }
}

const BATCH = /\/batches\//
const RUN = /\/runs\//
const launch = { pathwayId: PATHWAY, settleTimeout: 300, pollInterval: 50, timeout: 8_000 }

const failed = (odd: object) => (body: Body) => Object.assign(body.data, { status: 'FAILED' }, odd)

/** Changes the detail of one scenario's run, and what stands beside it. */
function only(scenarioId: string, change: (data: Body) => Body, beside: object = {}) {
  return (body: Body): void => {
    if (body.data.scenario_id !== scenarioId) return
    Object.assign(body, { data: change(body.data) }, beside)
  }
}

const withoutId = (body: Body) => delete body.data.runs[0].id

/** The case of the batch. */
async function batchOf(options: MockOptions): Promise<string> {
  await using mock = await startBlandMock(options)
  await using opened = await openOn(mock, launch)
  return await opened.toldBatch()
}

describe.concurrent('a batch', () => {
  test.each([
    ['a date that is a number', { created_at: 7 }],
    ['runs that are an object', { runs: { r1: {} } }],
    ['no id', { id: undefined }],
  ])('keeps its FAILED beside %s', async (_what, odd) => {
    expect(await batchOf(rewriting(BATCH, failed(odd)))).toMatch(
      /^errored: .*marked the batch FAILED/,
    )
  })

  test.each([
    ['within `batch`', (batch: Body) => ({ data: { batch }, errors: null })],
    ['within `data` once more', (batch: Body) => ({ data: { data: batch } })],
    ['in a list of its own', (batch: Body) => [batch]],
    ['beside an empty `data`', (batch: Body) => ({ ...batch, data: {} })],
  ])('keeps its FAILED %s', async (_where, wrap) => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        return BATCH.test(path) ? wrap({ ...body.data, status: 'FAILED' }) : body
      },
    })
    await using opened = await openOn(mock, launch)
    expect(await opened.toldBatch()).toMatch(/^errored: .*marked the batch FAILED/)
  })

  test.each([
    ['a status that is an object', { status: { state: 'PASSED' } }],
    ['a status that is a list', { status: ['PASSED'] }],
    ['the id of another batch', { id: 'another' }],
    ['an id that is none', { id: {} }],
    ['more runs than it lists', { total_count: 5, total_scenarios: null }],
    ['fewer runs than it lists', { total: 1, total_scenarios: null }],
    ['a counter that is no number', { failed_scenarios: 'none' }],
    ['a counter that is blank', { total_scenarios: ' ' }],
  ])('is not consistent with %s', async (_what, odd) => {
    const told = await batchOf(rewriting(BATCH, (body) => Object.assign(body.data, odd)))
    expect(told).toMatch(/^errored: /)
  })

  test.each([
    ['a text', 'three runs could not be read'],
    ['true', true],
    ['an object', { code: 'PARTIAL' }],
    ['a number', 3],
    ['a list', [{ error: 'PARTIAL' }]],
  ])('is not read where its errors are %s', async (_what, errors) => {
    expect(await batchOf(rewriting(BATCH, (body) => (body.errors = errors)))).toMatch(
      /^errored: Bland answered .* HTTP 200/,
    )
  })

  test.each([
    ['error', { code: 'PARTIAL' }],
    ['error', ['x']],
    ['success', false],
    ['ok', false],
    ['status', 'error'],
    ['status', 'Failed'],
    ['status', 'unsuccessful'],
    ['success', 'no'],
    ['success', 0],
    ['error_message', 'only a part of the runs'],
    ['errorCode', 'PARTIAL'],
    ['Errors', ['only a part of the runs']],
  ])('is not read where %s is %j', async (key, value) => {
    const told = await batchOf(rewriting(BATCH, (body) => Object.assign(body, { [key]: value })))
    expect(told).toMatch(/^errored: Bland answered .* HTTP 200/)
  })

  test('is made good by the list of runs where what is around it counts more', async () => {
    await using mock = await startBlandMock(
      rewriting(BATCH, (body) => {
        body.data.runs.pop()
        body.has_more = true
      }),
    )
    await using opened = await openOn(mock, launch)
    expect(await opened.toldBatch()).toBe('passed')
    expect(await opened.told('Booking')).toMatchObject({ Books: 'passed' })
  })

  test('that says of its runs that there are more is made good by the list of runs', async () => {
    const more = rewriting(BATCH, ({ data }) => Object.assign(data, { has_more: true, runs: [] }))
    expect(await batchOf(more)).toBe('passed')
  })

  test.each([
    ['errors', []],
    ['errors', {}],
    ['errors', ''],
    ['error', null],
    ['error', false],
    ['success', true],
    ['status', 'success'],
    ['status', 200],
    ['error_message', null],
    ['errorCode', 0],
  ])('is read where %s is %j', async (key, value) => {
    const told = await batchOf(rewriting(BATCH, (body) => Object.assign(body, { [key]: value })))
    expect(told).toBe('passed')
  })
})

describe.concurrent('one run that cannot be read', () => {
  test.each([
    ['has no id in the batch', BATCH, withoutId, /it has no id/],
    [
      'is another shape by itself',
      RUN,
      only('s1', (data) => ({ ...data, id: [] })),
      /unknown shape/,
    ],
    ['complains', RUN, only('s1', (data) => data, { errors: { code: 'GONE' } }), /GONE/],
  ])('and %s leaves the others as they are', async (_what, path, change, why) => {
    await using mock = await startBlandMock(rewriting(path, change))
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Refund'))['run completes']).toMatch(/^errored: /)
    expect((await opened.told('Refund'))['run completes']).toMatch(why)
    expect(await opened.told('Booking')).toEqual({ 'run completes': 'passed', Books: 'passed' })
  })

  test('of a batch makes the batch errored too, as not all of it was seen', async () => {
    expect(await batchOf(rewriting(BATCH, withoutId))).toMatch(
      /^errored: .*in the batch, .*it has no id/,
    )
  })

  test('leaves the others as they are in a batch of somebody else', async () => {
    const options = rewriting(
      RUN,
      only('s1', (data) => ({ ...data, id: {} })),
    )
    const batches = [{ id: 'b1' }]
    await using mock = await startBlandMock({ ...options, batches })
    await using opened = await openOn(mock, { ...launch, pathwayId: undefined, batchId: 'b1' })
    expect((await opened.told('Refund'))['run completes']).toMatch(/^errored: .*unknown shape/)
    expect(await opened.told('Booking')).toEqual({ 'run completes': 'passed', Books: 'passed' })
  })

  test('is none where only what decorates it is odd', async () => {
    const odd = { turn_count: {}, chat_history: 7, created_at: 7, nodes_visited: {}, scenario: [] }
    await using mock = await startBlandMock(
      rewriting(
        RUN,
        only('s1', (data) => ({ ...data, ...odd })),
      ),
    )
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ Refunds: 'passed' })
    expect((await opened.told('Refund'))['run completes']).toMatch(/^passed/)
    expect(await opened.toldBatch()).toBe('passed')
  })
})

describe.concurrent('a plan', () => {
  test('has the assertions that the list says are none', async () => {
    const list = /\/scenarios$/
    await using mock = await startBlandMock(
      rewriting(list, (body) => body.data.forEach((one: Body) => (one.assertions = []))),
    )
    const plan = await planOf(mock, { pathwayId: PATHWAY })
    expect(outline(plan)['Refund']).toEqual(['run completes', 'Refunds'])
  })

  test('leaves templates out', async () => {
    const scenarios = [...SCENARIOS, { id: 's3', name: 'Pattern', is_template: true }]
    await using mock = await startBlandMock({ scenarios })
    expect(Object.keys(outline(await planOf(mock, { pathwayId: PATHWAY })))).toEqual([
      'Refund',
      'Booking',
    ])
  })

  const many = Array.from({ length: 100 }, (_none, at) => ({
    id: `s${at}`,
    name: `N${at}`,
    is_template: at > 1,
    category: at < 5 ? 'EDGE' : 'CUSTOM',
  }))

  test('is refused where the list may be cut, templates counted', async () => {
    await using mock = await startBlandMock({ scenarios: many })
    expect(await refusalOf(mock, { pathwayId: PATHWAY })).toMatch(
      /^Bland lists at most 100 scenarios and listed 100, .*`category`.*`only`.*`scenarioIds`/,
    )
  })

  test.each([
    ['all that are named are found', { only: ['N1', 'N0'] }],
    ['the list was narrowed', { category: 'EDGE' }],
  ])('is made where %s', async (_why, options) => {
    await using mock = await startBlandMock({ scenarios: many })
    const plan = await planOf(mock, { pathwayId: PATHWAY, ...options })
    expect(plan.scenarios).toHaveLength(2)
  })

  test('is refused where one that is named may be beyond the cut', async () => {
    await using mock = await startBlandMock({ scenarios: many })
    expect(await refusalOf(mock, { pathwayId: PATHWAY, only: ['N0', 'Else'] })).toMatch(
      /^Bland lists at most 100/,
    )
  })
})

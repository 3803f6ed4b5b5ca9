import { describe, expect, test } from 'vitest'
import { answering, clientOf, rejection } from '../helpers/clients.ts'
import { scenario } from './shapes.ts'

describe('the list of scenarios', () => {
  test.each([
    ['bare', [scenario]],
    ['in data', { data: [scenario] }],
    ['in data, beside errors that are null', { data: [scenario], errors: null }],
    ['in data, beside errors that are empty', { data: [scenario], errors: [] }],
    ['in data.scenarios', { data: { scenarios: [scenario] } }],
    ['in scenarios', { scenarios: [scenario] }],
    ['in scenarios, beside data that is null', { data: null, scenarios: [scenario] }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).listScenarios({})).toMatchObject([{ id: 's1', name: 'Refund' }])
  })

  test.each([
    ['bare', []],
    ['in data', { data: [] }],
    ['in scenarios', { scenarios: [] }],
  ])('may be empty %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).listScenarios({})).toEqual([])
  })

  test('is asked for with every filter under its name in the API', async () => {
    await using mock = await answering([])
    const filter = { pathwayId: 'p', personaId: 'q', category: 'HAPPY_PATH', enabled: false }
    await clientOf(mock).listScenarios(filter)
    expect(mock.requests.map(({ query }) => query)).toEqual([
      { pathway_id: 'p', persona_id: 'q', category: 'HAPPY_PATH', enabled: 'false' },
    ])
  })

  test('is asked for without the filters that are not given', async () => {
    await using mock = await answering([])
    await clientOf(mock).listScenarios({ pathwayId: 'p', category: undefined })
    expect(mock.requests.map(({ query }) => query)).toEqual([{ pathway_id: 'p' }])
  })
})

describe('one scenario', () => {
  test.each([
    ['flat', scenario],
    ['in data', { data: scenario, errors: null }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({ id: 's1', name: 'Refund' })
  })

  test('has unknown assertions where the body has none', async () => {
    await using mock = await answering({ id: 's1' })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({ assertions: null })
  })

  test('has nulls for what an assertion leaves out', async () => {
    await using mock = await answering({ ...scenario, assertions: [{ id: 'a1', type: 'X' }] })
    expect((await clientOf(mock).getScenario('s1')).assertions).toEqual([
      { id: 'a1', type: 'X', name: null, config: {}, is_required: null, weight: null, order: null },
    ])
  })

  test('reads numbers that are sent as strings', async () => {
    const assertions = [{ id: 'a1', type: 'X', weight: '0.5', order: '2' }]
    await using mock = await answering({ ...scenario, max_turns: '15', assertions })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({
      max_turns: 15,
      assertions: [{ weight: 0.5, order: 2 }],
    })
  })

  test('is asked for by an id that cannot leave its place in the path', async () => {
    const id = '../runs?x=1#y'
    await using mock = await answering({ ...scenario, id })
    await clientOf(mock).getScenario(id)
    expect(mock.requests[0]?.path).toBe('/v1/agent-testing/scenarios/..%2Fruns%3Fx%3D1%23y')
  })

  test('is none where the answer is about another one', async () => {
    await using mock = await answering(scenario)
    const { message } = await rejection(clientOf(mock).getScenario('s2'))
    expect(message).toMatch(/unknown shape: id: the answer is about s1/)
  })
})

describe('the list of scenarios', () => {
  test.each([
    ['a count beside it', { data: [scenario], total_count: 120 }],
    ['a count inside', { data: { scenarios: [scenario], total: '2' } }],
    ['a flag', { data: [scenario], has_more: true }],
    [
      'a cursor in its paging',
      { data: { scenarios: [scenario], page_info: { next_cursor: 'x' } } },
    ],
    ['a count of its own', { data: [scenario], count: 7 }],
    ['a count two levels down', { data: [scenario], meta: { pagination: { total: 120 } } }],
    ['a count in other letters', { data: { scenarios: [scenario], TotalCount: 9 } }],
    ['a number of pages', { data: [scenario], page: 1, total_pages: 3 }],
    ['a number of pages, the first being 0', { data: [scenario], page: 0, pageCount: 2 }],
    ['a word that it is cut', { data: [scenario], truncated: true }],
    ['a cursor among cursors', { data: [scenario], paging: { cursors: { after: 'x' } } }],
  ])('is refused where %s says that there are more', async (_what, body) => {
    await using mock = await answering(body)
    expect((await rejection(clientOf(mock).listScenarios({}))).message).toContain(
      'more cannot be requested',
    )
  })

  test.each([
    ['a count that is met', { total_count: 1 }],
    ['a flag that says so', { has_more: false, next: 'ignored' }],
    ['nothing next', { next_cursor: null, pagination: { next: '' } }],
    ['its only page', { count: 1, page: 0, total_pages: 1, truncated: false }],
  ])('is whole with %s', async (_what, beside) => {
    await using mock = await answering({ data: [scenario], ...beside })
    expect(await clientOf(mock).listScenarios({})).toHaveLength(1)
  })

  test('has a scenario once that it lists twice', async () => {
    await using mock = await answering({ data: [scenario, { ...scenario }], total_count: 2 })
    expect(await clientOf(mock).listScenarios({})).toHaveLength(1)
  })

  test('has nulls where a type is unexpected', async () => {
    const odd = {
      name: 7,
      category: [],
      enabled: 'yes',
      is_required_for_promotion: 1,
      max_turns: {},
    }
    const assertions = [{ id: 'a1', type: 3, name: {}, config: 'x', is_required: 'no', weight: [] }]
    await using mock = await answering({ data: [{ ...scenario, ...odd, assertions }] })
    expect(await clientOf(mock).listScenarios({})).toMatchObject([
      {
        name: null,
        category: null,
        enabled: null,
        is_required_for_promotion: null,
        max_turns: null,
        assertions: [
          { id: 'a1', type: '', name: null, config: {}, is_required: null, weight: null },
        ],
      },
    ])
  })

  test.each([
    ['no list', { a1: {} }],
    ['a list with something else in it', [{ type: 'X' }]],
  ])('leaves assertions unknown that are %s', async (_what, assertions) => {
    await using mock = await answering({ data: [{ ...scenario, assertions }] })
    expect(await clientOf(mock).listScenarios({})).toMatchObject([{ assertions: null }])
  })
})

import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { BlandResponseError } from '../../../src/errors/response-error.ts'
import { answering, clientOf, failing, rejection } from '../helpers/clients.ts'
import { scenario, run } from './shapes.ts'

describe('a body that hurts', () => {
  test.each([201, 3_000, 100_000])('is refused where it is nested %i deep', async (depth) => {
    const body = `${'['.repeat(depth)}${']'.repeat(depth)}`
    await using mock = await failing({ kind: 'body', body })
    const { message } = await rejection(clientOf(mock, { retryFor: 5_000 }).listScenarios({}))
    expect(message).toContain('it is nested more than 200 levels deep')
    expect(mock.requests).toHaveLength(1)
  })

  test('is read where the brackets stand in a text', async () => {
    await using mock = await answering({ data: { ...run, error_message: `"\\${'['.repeat(500)}` } })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({ id: 'r1' })
  })
})

describe('a body of no known shape', () => {
  const unknown: readonly (readonly [string, unknown])[] = [
    ['an object without keys', {}],
    ['an object with other keys', { items: [], count: 0 }],
    ['an empty object in data', { data: {} }],
    ['data that is null', { data: null }],
    ['data that is null, beside errors', { data: null, errors: null }],
    ['null', null],
    ['a number', 7],
    ['a text', 'ok'],
    ['the list as an object', { data: { scenarios: {}, runs: {} } }],
    ['the list as null', { scenarios: null, runs: null }],
    ['a list of numbers', { data: [1, 2] }],
    ['a list of objects without ids', { data: [{ name: 'Refund' }] }],
  ]

  test.each(unknown)('is no list of scenarios: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).listScenarios({}))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no list of runs: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).listRuns('b1'))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no batch: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).getBatch('b1'))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no run: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).getRun('r1'))).toBeInstanceOf(BlandResponseError)
  })

  test('is told with what was found in place of a list', async () => {
    await using mock = await answering({ items: [], count: 0 })
    const { message } = await rejection(clientOf(mock).listScenarios({}))
    expect(message).toMatchInlineSnapshot(
      `"Bland's answer to GET /v1/agent-testing/scenarios has an unknown shape: expected a list, or \`scenarios\` (found object with items, count). If this persists, update bland-suite or report the shape."`,
    )
  })

  test('is told with the place inside, and what stood there', async () => {
    await using mock = await answering({ data: { id: ['r1'], status: 'PASSED' } })
    const { message } = await rejection(clientOf(mock).getRun('r1'))
    expect(message).toMatch(/has an unknown shape: id: .*\(found array of 1\)\./)
  })

  test('is told with what stood inside of a list under a key', async () => {
    await using mock = await answering({ scenarios: [scenario, { ...scenario, id: ['s2'] }] })
    const { message } = await rejection(clientOf(mock).listScenarios({}))
    expect(message).toMatch(/1\.id: .*\(found array of 1\)/)
  })

  test('is told as such where it is no JSON', async () => {
    await using mock = await startBlandMock({
      faults: [{ answer: { kind: 'html', status: 200 } }],
    })
    const { message } = await rejection(clientOf(mock).getRun('r1'))
    expect(message).toMatchInlineSnapshot(
      `"Bland's answer to GET /v1/agent-testing/runs/r1 has an unknown shape: expected JSON, got 81 characters of text/html. If this persists, update bland-suite or report the shape."`,
    )
  })
})

import { errorBodies, startBlandMock } from '@bland-suite/mock'
import type { ErrorForm, FaultAnswer } from '@bland-suite/mock'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { BlandConnectionError } from '../../../src/errors/connection-error.ts'
import { BlandError } from '../../../src/errors/bland-error.ts'
import { BlandHttpError } from '../../../src/errors/http-error.ts'
import { BlandResponseError } from '../../../src/errors/response-error.ts'
import { clientOf, failing, rejection } from '../helpers/clients.ts'

/** What the client makes of an answer to `GET /runs/r1`. */
async function errorFor(answer: FaultAnswer): Promise<Error> {
  await using mock = await failing(answer)
  return await rejection(clientOf(mock).getRun('r1'))
}

/** Status, code and message that were read from an error body. */
async function failureFor(status: number, body: unknown): Promise<unknown> {
  const error = await errorFor({ kind: 'status', status, body })
  return error instanceof BlandHttpError ? error.failure : error
}

const request = { method: 'GET', path: '/v1/agent-testing/runs/r1' }

describe('an error body', () => {
  const expected: Readonly<Record<ErrorForm, readonly [string | null, string | null]>> = {
    rateLimited: ['TOO_MANY_REQUESTS', 'Rate limit exceeded. Try again shortly.'],
    authFailure: ['AUTH_FAILURE', 'Unauthorized'],
    withStatus: ['UNAUTHORIZED', 'Invalid authorization'],
    withoutData: ['UNAUTHORIZED', 'Invalid authorization'],
    stringErrors: [null, 'scenario_ids is required'],
    messageOnly: [null, 'Rate limit exceeded'],
    errorText: ['Something went wrong', null],
    errorCode: ['ENTERPRISE_REQUIRED', 'This feature needs an enterprise plan.'],
  }

  test.each(Object.entries(expected))(
    'of the form %s tells code and message under an error status',
    async (form, [apiCode, apiMessage]) => {
      const body = Object.entries(errorBodies).find(([name]) => name === form)?.[1]
      const status = form === 'rateLimited' ? 429 : 400
      expect(await failureFor(status, body)).toEqual({ ...request, status, apiCode, apiMessage })
    },
  )

  test.each(Object.entries(expected).filter(([form]) => form !== 'rateLimited'))(
    'of the form %s is an error under HTTP 200 too',
    async (form, [apiCode, apiMessage]) => {
      const body = Object.entries(errorBodies).find(([name]) => name === form)?.[1]
      expect(await failureFor(200, body)).toEqual({ ...request, status: 200, apiCode, apiMessage })
    },
  )

  test('that says TOO_MANY_REQUESTS under HTTP 200 is a 429', async () => {
    expect(await failureFor(200, errorBodies.rateLimited)).toMatchObject({ status: 429 })
  })

  test('may give its code as `code`', async () => {
    const body = { errors: [{ code: 'NOT_FOUND', message: 'No such run' }] }
    expect(await failureFor(404, body)).toMatchObject({
      apiCode: 'NOT_FOUND',
      apiMessage: 'No such run',
    })
  })

  test('that tells its error in no known way is shown as it is', async () => {
    expect(await failureFor(400, { errors: [{ error: 7 }] })).toMatchObject({
      apiCode: null,
      apiMessage: '{"error":7}',
    })
  })

  test.each([
    ['no JSON', 'Bad gateway'],
    ['empty', ''],
    ['a list', []],
    ['null', 'null'],
  ])('that is %s leaves the status', async (_what, body) => {
    expect(await failureFor(400, body)).toEqual({
      ...request,
      status: 400,
      apiCode: null,
      apiMessage: null,
    })
  })
})

describe('an answer that is no error', () => {
  test.each([
    ['empty errors', { id: 'r1', errors: [] }],
    ['errors that are null', { data: { id: 'r1' }, errors: null }],
    ['the status ERROR of a run', { id: 'r1', status: 'ERROR' }],
    ['the status “error” of a run', { id: 'r1', status: 'error' }],
    ['the status “error” of a run in data', { data: { id: 'r1', status: 'error' } }],
    ['an error that is null', { id: 'r1', error: null }],
  ])('has %s', async (_what, body) => {
    await using mock = await failing({ kind: 'body', body })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({ id: 'r1' })
  })
})

describe('the message of an HTTP error', () => {
  test('says what was asked, what came back, and what to check', async () => {
    const { message } = await errorFor({ kind: 'status', status: 401 })
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/runs/r1 with HTTP 401 (AUTH_FAILURE: Unauthorized). Check that BLAND_API_KEY belongs to the right organisation."`,
    )
  })

  test('says what to check for HTTP 403', async () => {
    const { message } = await errorFor({ kind: 'status', status: 403, body: '' })
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/runs/r1 with HTTP 403. Check that the key may use agent testing (plan and role of its owner)."`,
    )
  })

  test('says what to check for HTTP 404', async () => {
    await using mock = await startBlandMock()
    const { message } = await rejection(clientOf(mock).getBatch('b9'))
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/batches/b9 with HTTP 404 (NOT_FOUND: No batch has the id b9). Check the id: it does not exist, was deleted, or belongs to another organisation."`,
    )
  })

  test('says for HTTP 404 of a list that the API is not there', async () => {
    await using mock = await failing({ kind: 'status', status: 404 })
    const { message } = await rejection(clientOf(mock).listScenarios({}))
    expect(message).toMatch(/ Check BLAND_BASE_URL: the API is not at this address\.$/)
  })

  test('says for HTTP 404 of a launch to check the scenarios', async () => {
    await using mock = await failing({ kind: 'status', status: 404 })
    const { message } = await rejection(clientOf(mock).startBatch({ scenarioIds: ['s1'] }))
    expect(message).toMatch(/ Check the requested scenarios: /)
  })

  test('says what to do about HTTP 429', async () => {
    const { message } = await errorFor({ kind: 'status', status: 429 })
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/runs/r1 with HTTP 429 (TOO_MANY_REQUESTS: Rate limit exceeded. Try again shortly.). Bland limits requests for each organisation: run fewer suites at once, or try again later."`,
    )
  })

  test('says what to do about a gateway’s page', async () => {
    const { message } = await errorFor({ kind: 'html' })
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/runs/r1 with HTTP 502. Bland has a problem: try again later."`,
    )
  })

  test('gives the API’s words under HTTP 200', async () => {
    const { message } = await errorFor({
      kind: 'envelope-error',
      error: 'QUOTA',
      message: 'Used up.',
    })
    expect(message).toMatchInlineSnapshot(
      `"Bland answered GET /v1/agent-testing/runs/r1 with HTTP 200 (QUOTA: Used up.)."`,
    )
  })

  test('leaves the query out', async () => {
    await using mock = await failing({ kind: 'status', status: 400 })
    const { message } = await rejection(clientOf(mock).listScenarios({ pathwayId: 'secret-path' }))
    expect(message).not.toContain('secret-path')
  })
})

describe('an error without an answer', () => {
  test('tells of a broken connection', async () => {
    const error = await errorFor({ kind: 'reset' })
    expect(error).toBeInstanceOf(BlandConnectionError)
    expect(error.message).toMatch(
      /^No answer from Bland to GET \/v1\/agent-testing\/runs\/r1: .*(ECONNRESET|other side closed)/,
    )
  })

  test('tells of a port where nobody listens', async () => {
    const client = createBlandClient({ apiKey: 'k', baseUrl: 'http://127.0.0.1:9', retryFor: 0 })
    const error = await rejection(client.getRun('r1'))
    expect(error.message).toMatchInlineSnapshot(
      `"No answer from Bland to GET /v1/agent-testing/runs/r1: connect ECONNREFUSED 127.0.0.1:9. Check the network, BLAND_BASE_URL and HTTPS_PROXY."`,
    )
  })

  test('tells of an answer that was cut', async () => {
    const error = await errorFor({ kind: 'body', body: '{"id": "r1", ' })
    expect(error).toBeInstanceOf(BlandResponseError)
    expect(error.message).toMatchInlineSnapshot(
      `"Bland's answer to GET /v1/agent-testing/runs/r1 has an unknown shape: expected JSON, got 13 characters of application/json; charset=utf-8. If this persists, update bland-suite or report the shape."`,
    )
  })
})

describe('every error', () => {
  const answers: readonly FaultAnswer[] = [
    { kind: 'status', status: 404 },
    { kind: 'reset' },
    { kind: 'html', status: 200 },
    { kind: 'body', body: {} },
  ]

  test.each(answers)('after $kind is a BlandError with a stable code', async (answer) => {
    const error = await errorFor(answer)
    expect(error instanceof BlandError && error.code).toMatch(/^BLAND_[A-Z0-9_]+$/)
  })

  const KEY = 'sk-very-secret'
  test.each([
    ['a line break', `${KEY}\nrest`],
    ['a control character', `${KEY}\u0000`],
    ['letters that no header takes', `${KEY}ключ`],
  ])('keeps an API key to itself that holds %s', async (_what, apiKey) => {
    const error = await rejection(
      Promise.resolve().then(() =>
        createBlandClient({ apiKey, baseUrl: 'http://127.0.0.1:9', retryFor: 0 }).getRun('r1'),
      ),
    )
    expect(inspect(error, { depth: 12, showHidden: true }).includes(KEY)).toBe(false)
  })
})

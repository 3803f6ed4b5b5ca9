import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { plainFetch } from '../../../src/api/http/fetch.ts'
import { listening } from '../helpers/listening.ts'
import type { Listening } from '../helpers/listening.ts'

/** A server that names the connection, by number, in each of its answers. */
function startCounting(): Promise<Listening> {
  const connections: unknown[] = []
  const server = createServer(({ socket }, response) => {
    if (!connections.includes(socket)) connections.push(socket)
    response.end(`connection ${connections.indexOf(socket) + 1}`)
  })
  return listening(server)
}

async function connectionOf(url: string, method: 'GET' | 'POST'): Promise<string> {
  const response = await plainFetch(url, { method })
  return await response.text()
}

describe.concurrent('a connection', () => {
  test('is kept open from one GET to the next', async () => {
    await using server = await startCounting()
    expect(await connectionOf(server.url, 'GET')).toBe('connection 1')
    expect(await connectionOf(server.url, 'GET')).toBe('connection 1')
  })

  test('is new for a POST, which cannot be repeated where the server has just closed it', async () => {
    await using server = await startCounting()
    expect(await connectionOf(server.url, 'GET')).toBe('connection 1')
    expect(await connectionOf(server.url, 'POST')).toBe('connection 2')
    expect(await connectionOf(server.url, 'POST')).toBe('connection 3')
    expect(await connectionOf(server.url, 'GET')).toBe('connection 1')
  })
})

test('a launch says that its body is JSON', async () => {
  const heard: IncomingHttpHeaders[] = []
  await using server = await listening(
    createServer(({ headers }, response) => {
      heard.push(headers)
      response.end('{ "data": { "batch_id": "b1", "runs": [] } }')
    }),
  )
  const client = createBlandClient({ apiKey: 'key', baseUrl: server.url, retryFor: 0 })
  await client.startBatch({ scenarioIds: ['s1'] })
  expect(heard).toMatchObject([
    { authorization: 'key', accept: 'application/json', 'content-type': 'application/json' },
  ])
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { plainFetch } from '../../../src/client/fetch.ts'

/** A server that names the connection, by number, in each of its answers. */
async function startCounting(): Promise<AsyncDisposable & { readonly url: string }> {
  const connections: unknown[] = []
  const server = createServer(({ socket }, response) => {
    if (!connections.includes(socket)) connections.push(socket)
    response.end(`connection ${connections.indexOf(socket) + 1}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no address')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
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

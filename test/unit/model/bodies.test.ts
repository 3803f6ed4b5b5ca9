import { createServer } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import type { BlandClient } from '../../../src/api/client.ts'
import { BlandResponseError } from '../../../src/errors/response-error.ts'
import { rejection } from '../helpers/clients.ts'
import { listening } from '../helpers/listening.ts'

interface Answer {
  readonly headers?: OutgoingHttpHeaders
  readonly body: Buffer | string
}

/** An API with one answer to everything, which counts the requests. */
async function answeringWith({ headers = {}, body }: Answer) {
  const heard: (string | undefined)[] = []
  const server = await listening(
    createServer((request, response) => {
      heard.push(request.headers['accept-encoding'])
      response.writeHead(200, headers).end(body)
    }),
  )
  const client = createBlandClient({ apiKey: 'key', baseUrl: server.url, retryFor: 0 })
  return { heard, client, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

async function nameOf(client: BlandClient): Promise<unknown> {
  return (await client.getScenario('s1')).name
}

const NAME = 'Café “Zürich” 😀'
const TEXT = JSON.stringify({ id: 's1', name: NAME, description: 'x'.repeat(5_000) })

afterEach(() => {
  vi.useRealTimers()
})

describe('a body', () => {
  test.each([
    ['nothing', '', TEXT],
    ['identity', 'identity', TEXT],
    ['gzip', 'gzip', gzipSync(TEXT)],
    ['gzip under its old name', 'X-GZIP', gzipSync(TEXT)],
    ['br', 'br', brotliCompressSync(TEXT)],
    ['deflate', 'deflate', deflateSync(TEXT)],
    ['deflate without a header', 'deflate', deflateRawSync(TEXT)],
    ['two encodings', 'br, gzip', gzipSync(brotliCompressSync(TEXT))],
  ])('encoded by %s is decoded', async (_what, encoding, body) => {
    await using api = await answeringWith({ headers: { 'content-encoding': encoding }, body })
    expect(await nameOf(api.client)).toBe(NAME)
    expect(api.heard).toEqual(['gzip, deflate, br'])
  })

  test('is decoded where timers are faked', async () => {
    await using api = await answeringWith({
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(TEXT),
    })
    vi.useFakeTimers()
    expect(await nameOf(api.client)).toBe(NAME)
  })

  const latin = '{"id": "s1", "name": "Café"}'
  const wide = Buffer.from(latin, 'utf16le')
  test.each([
    ['charset=iso-8859-1', Buffer.from(latin, 'latin1')],
    ['charset="ISO-8859-1"; x=y', Buffer.from(latin, 'latin1')],
    ['charset=windows-1252', Buffer.from(latin, 'latin1')],
    ['charset=utf-16le', wide],
    ['charset=utf-16be', Buffer.from(wide).swap16()],
    ['charset=utf-8', Buffer.from(`\u{feff}${latin}`)],
    ['q=1', Buffer.from(`\u{feff}${latin}`, 'utf16le')],
    ['q=1', Buffer.from(`\u{feff}${latin}`, 'utf16le').swap16()],
    ['charset=utf8mb4', Buffer.from(latin)],
  ])('of the type application/json; %s is read', async (parameter, body) => {
    const headers = { 'content-type': `application/json; ${parameter}` }
    await using api = await answeringWith({ headers, body })
    expect(await nameOf(api.client)).toBe('Café')
  })

  test.each([
    [
      'that is no gzip',
      { headers: { 'content-encoding': 'gzip' }, body: TEXT },
      'it is not valid gzip',
    ],
    [
      'that is cut',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(TEXT).subarray(0, 60) },
      'it is not valid gzip',
    ],
    [
      'that is no br',
      { headers: { 'content-encoding': 'br' }, body: gzipSync(TEXT) },
      'it is not valid br',
    ],
    [
      'that nobody asked for',
      { headers: { 'content-encoding': 'zstd' }, body: TEXT },
      'has the encoding "zstd", which was not requested',
    ],
    [
      'in an unknown charset',
      { headers: { 'content-type': 'a/b; charset=x-odd' }, body: Buffer.from([0xe9, 0x22]) },
      'in the unknown charset "x-odd"',
    ],
  ])('%s is an error that says so', async (_what, answer, told) => {
    await using api = await answeringWith(answer)
    const error = await rejection(api.client.getScenario('s1'))
    expect(error).toBeInstanceOf(BlandResponseError)
    expect(error.message).toContain(told)
  })

  test.each([
    ['', Buffer.alloc(64 * 2 ** 20 + 1, ' ')],
    ['gzip', gzipSync(Buffer.alloc(65 * 2 ** 20))],
    ['br', brotliCompressSync(Buffer.alloc(65 * 2 ** 20), { params: { 1: 1 } })],
  ])(
    'of more than 64 MiB, encoded by “%s”, is refused, and not asked for again',
    async (encoding, body) => {
      await using api = await answeringWith({ headers: { 'content-encoding': encoding }, body })
      const error = await rejection(api.client.getScenario('s1'))
      expect(error.message).toContain('its body is larger than 64 MiB')
      expect(api.heard).toHaveLength(1)
    },
  )
})

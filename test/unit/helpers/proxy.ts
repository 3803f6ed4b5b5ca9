/** An HTTP proxy on loopback that notes what goes through it. */
import { createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { URL } from 'node:url'
import { listening } from './listening.ts'
import type { Listening } from './listening.ts'

export interface Proxy extends Listening {
  /** `host:port` of each tunnel asked for, and each URL asked for without one. */
  readonly targets: readonly string[]
  /** What came as `Proxy-Authorization`, decoded, with each target; null where nothing came. */
  readonly credentials: readonly (string | null)[]
}

/** Leads to loopback; every other target is refused with 502, and all of them with `refuse`. */
export async function startProxy({ refuse }: { refuse?: number } = {}): Promise<Proxy> {
  const targets: string[] = []
  const credentials: (string | null)[] = []
  const sockets = new Set<Duplex>()
  const note = ({ url = '', headers }: IncomingMessage): string => {
    targets.push(url)
    const sent = headers['proxy-authorization']
    credentials.push(sent ? Buffer.from(sent.replace('Basic ', ''), 'base64').toString() : null)
    return url
  }
  const server = createServer((asked, response) => {
    const target = new URL(note(asked))
    if (refuse !== undefined) return response.writeHead(refuse).end()
    return target.hostname === '127.0.0.1'
      ? forward(asked, response)
      : response.writeHead(502).end()
  })
  server.on('connect', (asked, client: Duplex) => {
    const [host = '', port] = note(asked).split(':')
    const status = refuse ?? (host === '127.0.0.1' || host === 'localhost' ? 200 : 502)
    sockets.add(client)
    if (status !== 200) return client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
    const upstream = connect(Number(port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    sockets.add(upstream)
    for (const socket of [client, upstream]) socket.on('error', () => client.destroy())
    return undefined
  })
  const { url, [Symbol.asyncDispose]: close } = await listening(server)
  return {
    url,
    targets,
    credentials,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await close()
    },
  }
}

function forward(asked: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = asked
  const onward = request(url, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  asked.pipe(onward)
}

/** An HTTP proxy on loopback that notes what goes through it. */
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { listening } from './listening.ts'
import type { Listening } from './listening.ts'

export interface Proxy extends Listening {
  /** `host:port` of each tunnel asked for, and each URL asked for without one. */
  readonly targets: readonly string[]
}

/** Tunnels to loopback; every other target is refused with 502. */
export async function startProxy(): Promise<Proxy> {
  const targets: string[] = []
  const sockets = new Set<Duplex>()
  const server = createServer((request, response) => {
    targets.push(request.url ?? '')
    response.writeHead(501).end()
  })
  server.on('connect', (request, client: Duplex) => {
    const target = request.url ?? ''
    targets.push(target)
    const [host = '', port] = target.split(':')
    if (host !== '127.0.0.1') return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    return undefined
  })
  const { url, [Symbol.asyncDispose]: close } = await listening(server)
  return {
    url,
    targets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await close()
    },
  }
}

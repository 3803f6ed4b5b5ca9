/** Servers of a test's own, on loopback. */
import { once } from 'node:events'
import type { Server } from 'node:http'

/** A server that listens; it is gone, with its connections, when it is disposed of. */
export interface Listening extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string
}

/** Has a server listen at a free port. */
export async function listening(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

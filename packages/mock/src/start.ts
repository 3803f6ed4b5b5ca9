import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { FaultList } from './faults/fault-list.ts'
import type { Fault } from './script/fault.ts'
import type { RequestRecord } from './http/log.ts'
import { Service } from './service.ts'
import { readSettings, type MockOptions } from './options.ts'
import { acmeDental } from './script/read.ts'
import { parseScript } from './script/schema.ts'
import type { MockScript } from './script/types.ts'
import { World, type Launch } from './world/world.ts'

/** A running mock. `await using` closes it at the end of the block. */
export interface BlandMock extends AsyncDisposable {
  /** The address, `http://127.0.0.1:PORT`, for use instead of `https://api.bland.ai`. */
  readonly url: string
  /** The value that the `authorization` header must have. */
  readonly apiKey: string
  /** The environment variables that point clients to the mock. */
  readonly env: { readonly BLAND_API_KEY: string; readonly BLAND_BASE_URL: string }
  /** Every request so far, in order of arrival, even those that faults answered. */
  readonly requests: readonly RequestRecord[]
  /** Every accepted `POST /batch-run`. */
  readonly launches: readonly Launch[]
  /** When each run ended or will end, in epoch milliseconds; `Infinity` for `never`. */
  readonly runEnds: ReadonlyMap<string, number>
  /** Adds a fault after the existing ones, from now on. Throws if it is invalid. */
  readonly addFault: (fault: Fault) => void
  /** Destroys every connection, even stalled ones. May be called twice. */
  readonly close: () => Promise<void>
}

/**
 * Starts a Bland agent-testing API on loopback.
 * @throws {MockInputError} if an option or the script is invalid
 * @example
 * await using mock = await startBlandMock({ scenarios: [{ name: 'Booking' }] })
 * const response = await fetch(`${mock.url}/v1/agent-testing/scenarios`, {
 *   headers: { authorization: mock.apiKey },
 * })
 */
export async function startBlandMock(options: MockOptions = {}): Promise<BlandMock> {
  const settings = readSettings(options)
  const startedAt = Date.now()
  const world = new World(scriptOf(options), { ...settings, startedAt })
  const faults = new FaultList()
  for (const fault of options.faults ?? []) {
    faults.add(fault)
  }
  const { rewrite, onRequest } = options
  const hooks = { ...(rewrite && { rewrite }), ...(onRequest && { onRequest }) }
  const api = { ...settings, world }
  const service = new Service({ api, apiKey: settings.apiKey, faults, startedAt, ...hooks })
  const server = await listen(service, settings)
  return assemble({ server, service, world, faults, ...settings })
}

function scriptOf({ scenarios, batches, runs, agents, pathways }: MockOptions): MockScript {
  const script: MockScript = scenarios ? { scenarios } : acmeDental()
  return parseScript({
    ...script,
    ...(batches && { batches }),
    ...(runs && { runs }),
    ...(agents && { agents }),
    ...(pathways && { pathways }),
  })
}

async function listen(
  service: Service,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Server> {
  const server = createServer((request, response) => {
    service.handle(request, response).catch(() => response.destroy())
  })
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

interface Parts {
  readonly server: Server
  readonly service: Service
  readonly world: World
  readonly faults: FaultList
  readonly apiKey: string
}

function assemble({ server, service, world, faults, apiKey }: Parts): BlandMock {
  const url = urlOf(server)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= shut(server))
  return {
    url,
    apiKey,
    env: { BLAND_API_KEY: apiKey, BLAND_BASE_URL: url },
    requests: service.requests,
    launches: world.launches,
    runEnds: world.runEnds,
    addFault: (fault) => faults.add(fault),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function urlOf(server: Server): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') {
    throw new TypeError('the mock listens on no network address')
  }
  const { address, port, family } = bound
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function shut(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

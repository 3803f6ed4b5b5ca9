/** Drives Playwright as its UI mode and the extension for VS Code do: over a WebSocket. */
import { WebSocket } from 'undici'
import { z } from 'zod'
import type { PlaywrightProject } from './playwright-project.ts'
import type { Env } from './running.ts'

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
})
const status = z.object({ status: z.string() })

export interface TestServer extends AsyncDisposable {
  /** Returns all data of the test tree, as text. */
  readonly list: () => Promise<string>
  /** Runs tests, and returns the status. */
  readonly run: (params?: object) => Promise<string>
  readonly stop: () => Promise<void>
  /** Returns the reported events of running tests, one per line. */
  readonly told: () => readonly string[]
  readonly output: () => string
}

/** Starts the server in the project's folder, and connects. */
export async function startTestServer(
  project: PlaywrightProject,
  env: Env = {},
): Promise<TestServer> {
  const running = project.start(['test-server'], env)
  await running.says('Listening on ')
  const [url = ''] = /ws:\S+/u.exec(running.output()) ?? []
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const told: string[] = []
  const waiting = new Map<number, (answer: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = message.parse(JSON.parse(String(data)))
    if (id !== undefined) waiting.get(id)?.(result ?? { error })
    else if (method === 'report') told.push(JSON.stringify(params))
  })
  const call = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve) => {
      const id = waiting.size + 1
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
  await call('initialize', { interceptStdio: false, closeOnDisconnect: true })
  return {
    list: async () => JSON.stringify(await call('listTests')),
    run: async (params = {}) => status.parse(await call('runTests', params)).status,
    stop: async () => void (await call('stopTests')),
    told: () => told,
    output: running.output,
    [Symbol.asyncDispose]: async () => {
      socket.close()
      running.child.kill()
      await running.closed
    },
  }
}

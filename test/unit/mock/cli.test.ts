import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const cli = path.join(root, 'packages/mock/dist/cli.js')

beforeAll(async () => {
  if (!existsSync(cli)) {
    await promisify(execFile)('npx', ['tsc', '-b', 'packages/mock'], { cwd: root })
  }
}, 120_000)

interface Outcome {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command to its end. */
function run(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr })
    })
  })
}

/** The command while it serves. */
class Server implements AsyncDisposable {
  /** What it has said since it told where it listens. */
  readonly lines: string[]
  readonly url: string
  readonly #child: ChildProcess
  readonly #output: Interface

  private constructor(child: ChildProcess, output: Interface, lines: string[]) {
    this.#child = child
    this.#output = output
    this.url = String(lines.shift()).replace('bland-mock listens on ', '')
    this.lines = lines
  }

  static async start(...args: readonly string[]): Promise<Server> {
    const child = spawn(process.execPath, [cli, '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const output = createInterface({ input: child.stdout })
    // All that comes at once would be over before a promise for the first of it resolves.
    const lines: string[] = []
    output.on('line', (line) => lines.push(line))
    await once(output, 'line')
    return new Server(child, output, lines)
  }

  async stop(signal: NodeJS.Signals): Promise<unknown> {
    const closed = once(this.#output, 'close')
    this.#child.kill(signal)
    await once(this.#child, 'exit')
    await closed
    return this.#child.exitCode
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await this.stop('SIGTERM')
    }
  }
}

describe('bland-mock', () => {
  test('prints where it listens, the variables to set, and a line for each request', async () => {
    await using server = await Server.start()
    const headers = { authorization: 'mock-key' }
    await (await fetch(`${server.url}/v1/agent-testing/runs?limit=1`, { headers })).text()
    await (await fetch(`${server.url}/v1/agent-testing/runs`)).text()
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(server.lines.filter((line) => line !== '')).toEqual([
      'export BLAND_API_KEY=mock-key',
      `export BLAND_BASE_URL=${server.url}`,
      'GET /v1/agent-testing/runs?limit=1 200',
      'GET /v1/agent-testing/runs 401',
    ])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with code 0 on %s', async (signal) => {
    await using server = await Server.start()
    expect(await server.stop(signal)).toBe(0)
  })

  test('prints no requests with --quiet', async () => {
    await using server = await Server.start('--quiet')
    await (await fetch(`${server.url}/v1/agent-testing/runs`)).text()
    await server.stop('SIGTERM')
    expect(server.lines.join('\n')).not.toContain('GET')
  })

  test('takes every option of the mock', async () => {
    const script = path.join(root, 'packages/mock/scenarios/acme-dental.json')
    const listening = ['--host', '127.0.0.1', '--api-key', 'other']
    const content = ['--scenarios', script, '--shape', 'documented', '--definitions', 'missing']
    const pace = ['--seed', '5', '--speed', '0.5']
    await using server = await Server.start(...listening, ...content, ...pace)
    const response = await fetch(`${server.url}/v1/agent-testing/scenarios`, {
      headers: { authorization: 'other' },
    })
    const body: unknown = await response.json()
    expect(body).toMatchObject({ scenarios: [{}, {}, {}, {}, {}] })
    expect(JSON.stringify(body)).not.toContain('STRING_CHECK')
  })

  test('--help shows an example and ends with code 0', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('Example:\n  bland-mock --port 4010')
  })

  test.each([
    [['--prot', '1'], "bland-mock: Unknown option '--prot'"],
    [['--port'], "bland-mock: Option '--port <value>' argument missing"],
    [['--port', 'x'], 'bland-mock: port: expected number, received string'],
    [['--shape', 'flat'], 'bland-mock: shape: Invalid option: expected one of'],
    [['file.json'], "bland-mock: Unexpected argument 'file.json'"],
    [['--scenarios', '/no/such.json'], 'bland-mock: /no/such.json: ENOENT'],
  ])('%j is refused with code 2 and one line', async (args, message) => {
    const { code, stdout, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
    expect(stderr.trim()).not.toContain('\n')
  })

  test('a port in use is one line on stderr and code 1', async () => {
    await using server = await Server.start()
    const { code, stderr } = await run('--port', new URL(server.url).port)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^bland-mock: listen EADDRINUSE: .*; choose another with --port\n$/)
  })
})

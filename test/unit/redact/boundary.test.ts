/** What a session writes, where Bland's bodies are full of what must not be in it. */
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { runCli } from '../../../src/cli/run-cli.js'
import { createBlandClient } from '../../../src/api/client.js'
import { BlandError } from '../../../src/errors/bland-error.js'
import { createRedactor } from '../../../src/redact/redactor.js'
import { redactingClient } from '../../../src/api/redacting-client.js'
import { aFolder } from '../helpers/folder.js'

/** Each stands in one place only, so that a leak names its place. */
const PLANTED = {
  numberInRun: 2_025_550_111,
  numberOfVariable: 2_025_550_112,
  numberOfCustomer: 2_025_550_113,
  keyOfVariable: 'key.of.variable@example.org',
  keyInRun: 'key.in.run@example.org',
  keyInBatch: 'key.in.batch@example.org',
  roleOfSpeaker: 'role.of.speaker@example.org',
  said: '612 34 56 78',
  spoken: 'anna dot berg at gmail.com',
  status: 'status.of.variable@example.org',
  idOfCall: '202-555-0116',
  numberUnderExtra: 2_025_550_117,
  statusUnderExtra: 'status.under.extra@example.org',
  config: 'config.of.assertion@example.org',
  node: 'ask 202-555-0114',
  reasoning: '07700 900 115',
  requestOfRun: 'secret-of-run',
  requestOfScenario: 'secret-of-scenario',
  requestOfBatch: 'secret-of-batch',
  metadataOfTurn: 'secret-of-turn',
  metadataOfResult: 'secret-of-result',
  metadataDeep: 'secret-of-tester',
} as const

const ids = { id: '2025550199', scenario_id: '3025550199', batch_id: '4025550199' }
const times = { created_at: '2026-11-03T09:00:00Z', completed_at: '2026-11-03T09:01:00Z' }

const scenario = {
  id: ids.scenario_id,
  name: 'Books a visit',
  pathway_id: '5025550199',
  enabled: true,
  request_data: { token: PLANTED.requestOfScenario },
  assertions: [
    { id: '6025550199', type: 'LLM_JUDGE', name: 'Confirms', config: { prompt: PLANTED.config } },
  ],
}

const run = {
  ...ids,
  ...times,
  status: 'FAILED',
  turn_count: 2,
  duration_ms: 60_000,
  customer_id: PLANTED.numberOfCustomer,
  contact: PLANTED.numberInRun,
  [PLANTED.keyInRun]: 'seen',
  call_id: PLANTED.idOfCall,
  caller: { created_at: PLANTED.numberUnderExtra, status: PLANTED.statusUnderExtra },
  nodes_visited: ['greeting', PLANTED.node],
  variables_extracted: {
    callback: PLANTED.numberOfVariable,
    status: PLANTED.status,
    [PLANTED.keyOfVariable]: 'yes',
    metadata: 'a variable of this name stays',
  },
  chat_history: [
    { role: 'user', content: `It is ${PLANTED.said}.`, metadata: { raw: PLANTED.metadataOfTurn } },
    { role: PLANTED.roleOfSpeaker, content: `Or ${PLANTED.spoken}` },
  ],
  assertion_results: [
    {
      assertion_id: '6025550199',
      status: 'FAILED',
      reasoning: `The agent did not repeat ${PLANTED.reasoning}.`,
      metadata: { raw: PLANTED.metadataOfResult },
    },
  ],
  request_data: { token: PLANTED.requestOfRun },
  tester: { metadata: { raw: PLANTED.metadataDeep } },
}

const batch = {
  id: ids.batch_id,
  status: 'FAILED',
  total_scenarios: 1,
  passed_scenarios: 0,
  failed_scenarios: 1,
  ...times,
  request_data: { token: PLANTED.requestOfBatch },
  [PLANTED.keyInBatch]: 1,
  runs: [run],
}

/** A Bland that answers with these bodies, or with another status. */
async function aBland(bodies: Readonly<Record<string, unknown>>, status = 200) {
  const server = createServer((request, response) => {
    const place = Object.keys(bodies).find((path) => request.url?.includes(path))
    response.writeHead(place === undefined ? 404 : status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(place === undefined ? {} : bodies[place]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const BODIES = {
  [`/runs/${ids.id}`]: { data: run },
  '/runs?': { data: { runs: [run], total_count: 1 } },
  [`/batches/${ids.batch_id}`]: { data: batch },
  [`/scenarios/${ids.scenario_id}`]: { data: scenario },
}

/** All files below a folder, and their texts. */
async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const
      }),
    ),
  )
}

function leaksIn(text: string): readonly string[] {
  return Object.entries(PLANTED)
    .filter(([, planted]) => text.includes(String(planted)))
    .map(([place]) => place)
}

describe('a session', () => {
  test('writes nothing that identifies people, whatever place it came from', async () => {
    await using folder = await aFolder()
    await using bland = await aBland(BODIES)
    vi.stubEnv('BLAND_API_KEY', 'a-key')
    vi.stubEnv('BLAND_BASE_URL', bland.url)
    const printed: string[] = []
    const print = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.push(String(text))
      return true
    })
    const cassette = folder.file('acme.bland.json')
    const places = ['--out-dir', folder.path, '--cassette', cassette]
    const code = await runCli(['record', '--batch-id', ids.batch_id, ...places]).finally(() => {
      print.mockRestore()
      vi.unstubAllEnvs()
    })
    expect(code).toBe(1)
    const texts = new Map([...(await textsOf(folder.path)), ['stdout', printed.join('')]])
    const leaks = [...texts].map(([name, text]) => [name, ...leaksIn(text)])
    expect(leaks.filter((leak) => leak.length > 1)).toEqual([])

    const names = [...texts.keys()].join('\n')
    for (const output of ['.xml', 'report.json', 'index.html', 'acme.bland.json', '.bland']) {
      expect(names).toContain(output)
    }
    const all = [...texts.values()].join('\n')
    const visible = [
      ...Object.values(ids),
      '6025550199',
      'a variable of this name stays',
      'greeting',
    ]
    for (const kept of visible) expect(all).toContain(kept)
  })

  test('keeps no such thing in the errors that it tells, nor in their properties', async () => {
    const words = `no contact ${PLANTED.said}, ${PLANTED.keyInRun}`
    await using refusing = await aBland({ '/': { errors: [{ error: 'X', message: words }] } }, 400)
    const odd = { [PLANTED.keyInRun]: { a: 1 }, contact: PLANTED.numberInRun, request_data: words }
    await using strange = await aBland({ '/': { data: odd } })
    for (const { url } of [refusing, strange]) {
      const client = redactingClient(
        createBlandClient({ apiKey: 'a-key', baseUrl: url, retryFor: 0 }),
        createRedactor(true),
      )
      const errors = await Promise.all([
        client.getRun(ids.id).catch((error: unknown) => error),
        client.getBatch(ids.batch_id).catch((error: unknown) => error),
        client.listScenarios({}).catch((error: unknown) => error),
        client.startBatch({ scenarioIds: ['s1'] }).catch((error: unknown) => error),
      ])
      for (const error of errors) {
        expect(error).toBeInstanceOf(BlandError)
        expect(leaksIn(inspect(error, { depth: 20, showHidden: true }))).toEqual([])
      }
    }
  })
})

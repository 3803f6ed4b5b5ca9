/** A check run whose start has no answer, on a server that loses it. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../../src/api/client.ts'
import { startChecks } from '../../../../src/session/check-run/start-checks.ts'
import type { StartedChecks } from '../../../../src/session/check-run/start-checks.ts'
import { listening } from '../../helpers/listening.ts'

const SOURCE = {
  kind: 'start-checks',
  agentId: 'a1',
  environment: 'staging',
  versionId: 'v2',
  maxRuns: 100,
} as const

const run = (id: string, version: string): object => ({
  id,
  agent_id: 'a1',
  env_type: 'staging',
  agent_version_id: version,
  status: 'RUNNING',
})

/** A server that breaks each POST after it has read it, or keeps it waiting, and then lists `after` too. */
function losing(
  posts: string[],
  after: readonly object[],
  how: 'reset' | 'hang' = 'reset',
): Server {
  const before = [run('c1', 'v2')]
  return createServer((request, response) => {
    if (request.method === 'POST') {
      request.resume().once('end', () => {
        posts.push(request.url ?? '')
        if (how === 'reset') response.destroy()
      })
      return
    }
    const data = posts.length === 0 ? before : [...after, ...before]
    response.end(JSON.stringify({ data, errors: null }))
  })
}

async function start(
  server: Server,
  signal = new AbortController().signal,
): Promise<StartedChecks> {
  await using api = await listening(server)
  const connection = { apiKey: 'key', baseUrl: api.url, retryFor: 1_000, requestTimeout: 1_000 }
  return await startChecks(createBlandClient(connection), SOURCE, { signal, onSend: () => {} })
}

describe.concurrent('a start without an answer', () => {
  test.for(['reset', 'hang'] as const)(
    '(%s) is never repeated; the run of this version that has appeared is followed, named, and not ours to cancel',
    async (how) => {
      const posts: string[] = []
      const started = await start(losing(posts, [run('c9', 'v1'), run('c8', 'v2')], how))
      expect(started).toMatchObject({
        state: 'started',
        origin: 'looked-up',
        run: { id: 'c8' },
        note: expect.stringContaining('Check run c8'),
      })
      expect(posts).toEqual(['/v2/agents/a1/environments/staging/check-runs'])
    },
  )

  test('is told as perhaps started if the session ends while it is looked up', async () => {
    const posts: string[] = []
    const closing = new AbortController()
    const starting = start(losing(posts, []), closing.signal)
    while (posts.length === 0) await delay(10)
    await delay(200)
    closing.abort()
    const started = await starting
    expect(started).toMatchObject({ state: 'refused', isLost: true })
    expect(started).toMatchObject({
      reason: expect.stringContaining('BLAND_CHECK_RUN_ID=<its id>'),
    })
    expect(posts).toHaveLength(1)
  })
})

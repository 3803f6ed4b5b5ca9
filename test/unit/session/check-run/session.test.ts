/** What a check run leaves for the reports, on a server that answers as the API does. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { expect, test } from 'vitest'
import { prepareSuite } from '../../../../src/plan/prepare.ts'
import { resolveSettings } from '../../../../src/options/settings.ts'
import { SUITE_RECORD } from '../../../../src/record/record.ts'
import { openSession } from '../../../../src/session/open-session.ts'
import { createRecorder } from '../../../../src/session/recorder.ts'
import { everyCase } from '../../../../src/session/session-input.ts'
import { aFolder } from '../../helpers/folder.ts'
import { listening } from '../../helpers/listening.ts'

const JUDGE = { eval_agent_id: 'j1', name: 'Warm tone', required: true, target_level_keys: ['ok'] }
const RUN = {
  id: 'c1',
  agent_id: 'a1',
  env_type: 'production',
  agent_version_id: 'v1',
  semver: '1.6.0',
  judge_names: ['Warm tone'],
}
const RUNNING = { ...RUN, status: 'RUNNING', overall_passed: null, verdicts: null }
const PASSED = {
  ...RUN,
  status: 'PASSED',
  overall_passed: true,
  verdicts: [{ ...JUDGE, match_rate: 1, score: 90, passed: true }],
}
const SAVED = { enabled: true, scenario_ids: ['s1'], simulations_count: 2, evals: [JUDGE] }

/** A server that answers each look at the check run with the next of `looks`; a number is a refusal. */
function serving(looks: readonly (object | number)[], posts: string[]): Server {
  const left = [...looks]
  return createServer((request, response) => {
    const url = request.url ?? ''
    const answer = (data: unknown): void =>
      void response.end(JSON.stringify({ data, errors: null }))
    if (request.method === 'POST') {
      posts.push(url)
      return answer(RUNNING)
    }
    if (url.endsWith('/checks')) return answer(SAVED)
    if (!url.endsWith('/check-runs/c1')) return answer([])
    const next = left.shift() ?? PASSED
    if (typeof next !== 'number') return answer(next)
    response.writeHead(next).end(JSON.stringify({ data: null, errors: [{ error: 'NO' }] }))
  })
}

test('the record names the check run, its version and what it counts for; one 403 is waited out', async () => {
  const posts: string[] = []
  await using api = await listening(serving([403, RUNNING, 403], posts))
  await using folder = await aFolder()
  const options = { agentId: 'a1', checks: 'production', pollInterval: 20 } as const
  const settings = resolveSettings({ ...options, apiKey: 'key', baseUrl: api.url }, {})
  const prepared = await prepareSuite(settings, new AbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  const { plan, link } = prepared
  const recorder = createRecorder(folder.path, folder.path)
  const chosen = everyCase(plan)
  const input = { suite: 'Acme', link, settings, plan, ...chosen, recorder, absenceHint: null }
  const session = openSession(input)
  const { cases } = await session.scenario('production checks')
  await session.suite()
  await session.close()
  expect(cases.map(({ title, verdict }) => [title, verdict])).toEqual([
    ['run completes', 'passed'],
    ['Warm tone', 'passed'],
  ])
  expect(posts).toEqual(['/v2/agents/a1/environments/production/check-runs'])
  expect((await folder.records()).get(SUITE_RECORD)).toMatchObject({
    checkRunId: 'c1',
    batchStatus: 'PASSED',
    tested: 'version 1.6.0',
    notes: [expect.stringContaining('only those of staging do')],
  })
})

/** What `scenarios` lists of an agent. */
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { createCli } from '../../helpers/cli.ts'
import { listening } from '../../unit/helpers/listening.ts'

const judge = (id: string, name: string, required: boolean): object => ({
  eval_agent_id: id,
  name,
  required,
})

const SAVED = {
  enabled: true,
  scenario_ids: ['s1'],
  simulations_count: 500,
  evals: [judge('j1', 'Refund resolved', true), judge('j2', 'Warm tone', false)],
}

const SCENARIO = { id: 's1', name: 'Refund', agent_id: 'a1', category: 'CUSTOM', assertions: [] }

function bodyOf(url: string): unknown {
  if (url.includes('/staging/')) return SAVED
  if (url.startsWith('/v2')) return null
  return url.includes('/scenarios/s1') ? SCENARIO : [SCENARIO]
}

test.concurrent(
  'the saved checks of an agent are listed with their judges, and nothing is started',
  async () => {
    const methods: string[] = []
    const server = createServer((request, response) => {
      const { method = '', url = '' } = request
      methods.push(method)
      response.end(JSON.stringify({ data: bodyOf(url), errors: null }))
    })
    await using api = await listening(server)
    await using cli = await createCli()
    const env = { BLAND_API_KEY: 'key', BLAND_BASE_URL: api.url }
    const listed = await cli.run(['scenarios', '--agent-id', 'a1'], env)
    const json = await cli.run(['scenarios', '--agent-id', 'a1', '--json'], env)
    expect(listed.stdout).toBe(
      'SCENARIO  CATEGORY  CASES  ID\nRefund    CUSTOM    1      s1\n\n' +
        'CHECKS          JUDGE            COUNTS    ID\n' +
        'staging checks  Refund resolved  required  j1\n' +
        'staging checks  Warm tone        advisory  j2\n',
    )
    expect(JSON.parse(json.stdout)).toMatchObject([
      { id: 's1' },
      {
        id: null,
        title: 'staging checks',
        cases: [
          { kind: 'run' },
          { kind: 'judge', title: 'Refund resolved' },
          { kind: 'judge', title: 'Warm tone' },
        ],
      },
    ])
    expect([listed.code, listed.stderr, json.code]).toEqual([0, '', 0])
    expect(new Set(methods)).toEqual(new Set(['GET']))
  },
)

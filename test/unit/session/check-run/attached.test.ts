/** Existing check runs whose saved checks have changed since, over HTTP. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../../helpers/folder.ts'
import { playSuite } from '../playing-suite.ts'
import { desk, JUDGES, opened, posts, settingsFor, staging } from './desk.ts'

const PLAY = { simulationsCount: 1, judges: JUDGES, play: { takes: 300 } } as const
const CHECKS = { method: 'GET', path: '*/staging/checks' } as const

/** The saved checks as they are now: other judges than the check run has. */
const saved = (...judges: readonly string[]) => ({
  kind: 'body' as const,
  body: { data: { scenario_ids: ['refund'], evals: judges.map(judge) }, errors: null },
})

function judge(name: string): object {
  return { eval_agent_id: `id of ${name}`, name, required: true }
}

describe.concurrent('a check run of judges that', () => {
  test.for([
    ['are no longer saved', saved('New judge')],
    ['are gone with all saved checks', { kind: 'status', status: 404 }],
  ] as const)('%s is judged by its own judges, and keeps who is advisory', async ([, answer]) => {
    await using mock = await desk(PLAY)
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    const checkRunId = (await session.batchId()) ?? ''
    mock.addFault({ match: CHECKS, answer })
    const running = await playSuite(settingsFor(mock, { checkRunId }), 'Desk')
    const ended = await playSuite(settingsFor(mock, { checkRunId }), 'Desk')
    await session.close()
    for (const { scenarios } of [running, ended]) {
      expect(scenarios[0]?.cases.map(({ title, verdict }) => [title, verdict])).toEqual([
        ['run completes', 'passed'],
        ['Refund resolved', 'passed'],
        ['Warm tone', 'skipped'],
      ])
    }
    expect(running.notes.join()).toContain(
      answer.kind === 'body' ? 'The judge “New judge” did not take part' : '',
    )
  })

  test('were renamed since is judged by the saved ones', async () => {
    await using mock = await desk(PLAY)
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    await session.scenario('staging checks')
    const checkRunId = (await session.batchId()) ?? ''
    await session.close()
    const renamed = { eval_agent_id: 'j1', name: 'Refund done', required: true }
    const body = {
      data: { scenario_ids: ['refund'], evals: [renamed, judge('New')] },
      errors: null,
    }
    mock.addFault({ match: CHECKS, answer: { kind: 'body', body } })
    const { scenarios } = await playSuite(settingsFor(mock, { checkRunId }), 'Desk')
    expect(scenarios[0]?.cases.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['run completes', 'passed'],
      ['Refund done', 'passed'],
    ])
  })
})

test.concurrent(
  'a cassette holds the judges that were planned, not those saved afterwards',
  async () => {
    const judges = [JUDGES[0], { id: 'j3', name: 'Silent', verdict: 'missing' }] as const
    await using mock = await desk({ ...PLAY, judges })
    await using folder = await aFolder()
    const cassette = join(folder.path, 'desk.bland.json')
    // Read once by the plan; what is saved later, while the check run goes on, was not played.
    mock.addFault({ match: CHECKS, after: 1, answer: saved('New judge') })
    const recording = settingsFor(mock, { ...staging, cassette }, { BLAND_CASSETTE: 'record' })
    const played = await playSuite(recording, 'Desk')
    const replayed = await playSuite(settingsFor(mock, { ...staging, cassette }), 'Desk')
    expect(played.scenarios[0]?.cases.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['run completes', 'errored'],
      ['Refund resolved', 'passed'],
      ['Silent', 'errored'],
    ])
    expect(replayed.scenarios).toEqual(played.scenarios)
    expect(posts(mock, '/check-runs')).toBe(1)
  },
)

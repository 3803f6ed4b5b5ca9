/** Cassettes in Playwright: recorded by the leader, replayed without a key, the same file as Vitest's. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, specFile, suiteFile } from '../../helpers/scripts.ts'

const CASSETTE = 'acme.bland.json'
const OPTIONS = `cassette: '${CASSETTE}', gate: { minScore: 0.5 },`
const RECORD = { BLAND_CASSETTE: 'record' }
const scenarios = [
  scenario('Booking', { run: { overall_score: 0.9 } }),
  scenario('Angry', { results: { 0: 'fail' }, run: { overall_score: 0.4 } }),
]

test('a suite is recorded, and replayed without key or network by either runner', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({ 'a.spec.ts': specFile('Acme', OPTIONS) })
  const recording = await project.playwright([], { ...mock.env, ...RECORD })
  const sent = mock.requests.length
  const replay = await project.playwright([], { BLAND_BASE_URL: 'http://127.0.0.1:9' })
  const cassette = await project.read(CASSETTE)
  await using other = await createProject({
    'a.test.ts': suiteFile('Acme', OPTIONS),
    [CASSETTE]: cassette,
  })
  const inVitest = await other.vitest()
  for (const { code, junit } of [recording, replay, inVitest]) {
    expect(statesOf(junit).toSorted()).toEqual([
      'Acme.Angry › is polite: failed',
      'Acme.Angry › overall score ≥ 0.50: failed',
      'Acme.Angry › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Acme.Booking › overall score ≥ 0.50: passed',
      'Acme.Booking › run completes: passed',
    ])
    expect(code).toBe(1)
  }
  expect(replay.output).toContain(`replayed from ${CASSETTE}`)
  expect(recording.output).toContain('Bland: Booking has ended')
  expect(replay.output).not.toContain('has ended')
  expect(mock.launches).toHaveLength(1)
  expect(mock.requests).toHaveLength(sent)
})

test('a recording that fails is an error of the run, also where every test passed', async () => {
  await using mock = await startBlandMock({ scenarios: scenarios.slice(0, 1) })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme', `cassette: 'package.json/${CASSETTE}'`),
  })
  const { code, junit, output } = await project.playwright([], { ...mock.env, ...RECORD })
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: passed',
    'playwright › no errors outside of tests: errored',
  ])
  expect(output).toContain('Could not write')
  expect(code).toBe(1)
})

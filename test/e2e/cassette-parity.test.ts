/** One cassette, recorded by one runner, replayed by all: the same XML, without a key or a network. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createCli } from '../helpers/cli.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { advisory, PATHWAY, required, scenario } from '../helpers/scripts.ts'

const CASSETTE = 'acme.bland.json'
const scenarios = [
  scenario('Polite', { run: { overall_score: 0.9, turn_count: 8 } }),
  scenario('Angry', { results: { 0: 'fail' }, run: { overall_score: 0.4 } }),
  scenario('Dropped', { status: 'ERROR' }),
  scenario(
    'Mild',
    { results: { 1: 'fail' } },
    { assertions: [required('is kind'), advisory('is brief')] },
  ),
]

function suite(runner: string, more: string): string {
  return `import { defineBlandSuite } from '@bland-suite/${runner}'

defineBlandSuite('Acme', { pathwayId: '${PATHWAY}', cassette: '${CASSETTE}', pollInterval: 100, settleTimeout: 500, ${more} })
`
}

/** Without times, hosts, and the place of the suite. */
function bare(xml: string): string {
  return xml.replaceAll(/ (?:file|line|time|timestamp|hostname)="[^"]*"/gu, '')
}

test('a cassette gives the same XML and exit code in Vitest, in Playwright, and on the command line', async () => {
  const gate = 'gate: { minScore: 0.5, maxTurns: 20 }'
  await using mock = await startBlandMock({ scenarios })
  await using vitest = await createProject({ 'a.test.ts': suite('vitest', gate) })
  await vitest.vitest([], { ...mock.env, BLAND_CASSETTE: 'record' })
  const sent = mock.requests.length
  const cassette = { [CASSETTE]: await vitest.read(CASSETTE) }
  await using byRun = await createPlaywrightProject({
    ...cassette,
    'a.spec.ts': suite('playwright', gate),
  })
  await using byCase = await createPlaywrightProject({
    ...cassette,
    'a.spec.ts': suite('playwright', `${gate}, granularity: 'case'`),
  })
  await using cli = await createCli()
  await writeFile(join(cli.dir, CASSETTE), cassette[CASSETTE])
  const flags = ['--min-score', '0.5', '--max-turns', '20', '--suite-name', 'Acme']
  const [first, ...others] = await Promise.all([
    vitest.vitest(),
    byRun.playwright(),
    byCase.playwright(),
    cli.run(['run', '--cassette', CASSETTE, ...flags]),
  ])
  expect(first.junit).toMatchObject({ tests: 17, failures: 3, errors: 1, skipped: 4 })
  for (const { xml, code } of others) {
    expect(bare(xml)).toBe(bare(first.xml))
    expect(code).toBe(first.code)
  }
  expect(mock.requests).toHaveLength(sent)
})

test('a batch that was not consistent when it was recorded is red in each replay', async () => {
  await using mock = await startBlandMock({
    scenarios: [scenario('Polite')],
    rewrite: ({ path, body: { data } }) => {
      // A run that was begun, and a run that nobody has asked for.
      if (path.endsWith('/batch-run')) data.runs.push({ run_id: 'begun', scenario_id: null })
      if (path.includes('/batches/')) data.runs.push({ ...data.runs[0], id: data.runs[0].id })
    },
  })
  const flags = ['--cassette', CASSETTE, '--suite-name', 'Acme']
  const quick = ['--pathway-id', PATHWAY, '--poll-interval', '100', '--settle-timeout', '300']
  await using cli = await createCli()
  await cli.run(['run', ...flags, ...quick], { ...mock.env, BLAND_CASSETTE: 'record' })
  const sent = mock.requests.length
  const cassette = { [CASSETTE]: await cli.read(CASSETTE) }
  await using vitest = await createProject({ ...cassette, 'a.test.ts': suite('vitest', '') })
  await using playwright = await createPlaywrightProject({
    ...cassette,
    'a.spec.ts': suite('playwright', ''),
  })
  const [first, ...others] = await Promise.all([
    cli.run(['run', ...flags]),
    vitest.vitest(),
    playwright.playwright(),
  ])
  expect(first.code).toBe(1)
  expect(first.xml).toMatch(/Bland started run begun, but the batch does not contain it/)
  expect(first.xml).toMatch(/lists run \S+ twice/)
  for (const { xml, code } of others) {
    expect(bare(xml)).toBe(bare(first.xml))
    expect(code).toBe(first.code)
  }
  expect(mock.requests).toHaveLength(sent)
})

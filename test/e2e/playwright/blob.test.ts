/** Shards that judge one batch, and the report that their blobs merge into. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { advisory, required, scenario, specFile } from '../../helpers/scripts.ts'

const BATCH = '00000000-0000-4000-8000-0000000000aa'
const scenarios = [
  scenario('Booking'),
  scenario(
    'Rude',
    { results: { 0: 'fail', 1: 'fail' } },
    { assertions: [required('is polite'), advisory('is brief')] },
  ),
  scenario('Transfer'),
]

/** Without what depends on the hour and the machine. */
function timeless(xml: string): string {
  return xml.replaceAll(/ (?:time|timestamp|hostname)="[^"]*"/gu, '')
}

test('three shards of one batch merge into the XML of the whole, and merging asks for nothing', async () => {
  await using mock = await startBlandMock({ scenarios, batches: [{ id: BATCH }] })
  const files = {
    'a.spec.ts': specFile('One', `only: ['Booking']`),
    'b.spec.ts': specFile('Two', `only: ['Rude']`),
    'c.spec.ts': specFile('Three', `only: ['Transfer'], granularity: 'case'`),
    'blob.config.ts': playwrightConfig().replace(`['list']`, `['blob']`),
  }
  const env = { ...mock.env, BLAND_BATCH_ID: BATCH }
  await using project = await createPlaywrightProject(files)
  // Each shard on a machine of its own, which is gone when reports are merged.
  const shards = [1, 2, 3].map(async (shard) => {
    await using machine = await createPlaywrightProject(files)
    await machine.playwright([`--shard=${shard}/3`, '--config=blob.config.ts'], env)
    const blobs = join(machine.dir, 'blob-report')
    await cp(blobs, join(project.dir, 'all-blobs'), { recursive: true })
  })
  const [whole] = await Promise.all([project.playwright([], env), ...shards])
  expect(whole.code).toBe(1)
  expect(mock.launches).toEqual([])
  await rm(join(project.dir, 'bland-report'), { recursive: true })
  const asked = mock.requests.length

  await project.write('blocked', 'a file where a folder is wanted')
  const reporter = `'@bland-suite/playwright/reporter', { outDir: 'elsewhere', junit: 'blocked/bland.xml' }`
  await project.write('blocked.config.ts', playwrightConfig('', reporter))
  const merge = (config: string) =>
    project.start(['merge-reports', `--config=${config}.config.ts`, 'all-blobs'], mock.env)
  const [merging, failing] = [merge('playwright'), merge('blocked')]
  expect(await Promise.all([merging.closed, failing.closed])).toEqual([1, 1])
  expect(failing.output()).toContain('Could not write')
  const merged = await project.read('bland-report/junit.xml')
  expect(timeless(merged)).toBe(timeless(whole.xml))
  expect(mock.requests).toHaveLength(asked)
  expect(statesOf(whole.junit)).toEqual([
    'One.Booking › run completes: passed',
    'One.Booking › is polite: passed',
    'Two.Rude › run completes: passed',
    'Two.Rude › is polite: failed',
    'Two.Rude › is brief: skipped',
    'Three.Transfer › run completes: passed',
    'Three.Transfer › is polite: passed',
  ])
})

test('two jobs of one suite are told apart, each with its own run', async () => {
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'blob.config.ts': playwrightConfig().replace(
      `['list']`,
      `['blob', { fileName: process.env.JOB }]`,
    ),
  })
  const played: string[] = []
  for (const result of ['fail', 'pass'] as const) {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking', { results: { 0: result } })],
    })
    const env = { ...mock.env, JOB: `${result}.zip` }
    await project.playwright(['--config=blob.config.ts'], env)
    const blob = join(project.dir, 'blob-report', `${result}.zip`)
    await cp(blob, join(project.dir, 'all-blobs', `${result}.zip`))
    played.push(mock.launches[0]?.batchId ?? '')
  }
  const merging = project.start(['merge-reports', '--config=playwright.config.ts', 'all-blobs'])
  expect(await merging.closed).toBe(1)
  const { suites } = parseJUnit(await project.read('bland-report/junit.xml'))
  expect(suites.map(({ name }) => name)).toEqual(['Acme.Booking', 'Acme (2).Booking'])
  expect(suites.map(({ cases }) => cases.map(({ state }) => state))).toEqual([
    ['passed', 'failed'],
    ['passed', 'passed'],
  ])
  expect(suites.map(({ properties }) => properties['bland.batch_id'])).toEqual(played)
})

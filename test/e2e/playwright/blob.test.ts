/** Shards that judge one batch, and the report that their blobs merge into. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
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
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('One', `names: ['Booking']`),
    'b.spec.ts': specFile('Two', `names: ['Rude']`),
    'c.spec.ts': specFile('Three', `names: ['Transfer'], granularity: 'case'`),
    'blob.config.ts': playwrightConfig().replace(`['list']`, `['blob']`),
  })
  const env = { ...mock.env, BLAND_BATCH_ID: BATCH }
  const whole = await project.playwright([], env)
  expect(whole.code).toBe(1)
  for (const shard of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- each shard cleans the folder of blobs
    await project.playwright([`--shard=${shard}/3`, '--config=blob.config.ts'], env)
    const blobs = join(project.dir, 'blob-report')
    // oxlint-disable-next-line no-await-in-loop -- as above
    await cp(blobs, join(project.dir, 'all-blobs'), { recursive: true })
  }
  expect(mock.launches).toEqual([])
  await rm(join(project.dir, 'test-results'), { recursive: true })
  const asked = mock.requests.length

  const merging = project.start(
    ['merge-reports', '--config=playwright.config.ts', 'all-blobs'],
    mock.env,
  )
  expect(await merging.closed).toBe(0)
  const merged = await project.read('test-results/junit-bland.xml')
  expect(timeless(merged)).toBe(timeless(whole.xml))
  expect(mock.requests).toHaveLength(asked)

  await project.write('blocked', 'a file where a folder is wanted')
  const reporter = `'@bland-suite/playwright/reporter', { junit: 'blocked/bland.xml' }`
  await project.write('blocked.config.ts', playwrightConfig('', reporter))
  const failing = project.start(['merge-reports', '--config=blocked.config.ts', 'all-blobs'])
  expect(await failing.closed).toBe(1)
  expect(failing.output()).toContain('Could not write')

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

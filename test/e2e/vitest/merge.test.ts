/** Blobs that are merged: of several jobs, of another folder, without their records. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const OURS = '--reporter=@bland-suite/vitest/reporter'
const MERGE = ['--merge-reports', '--reporter=default', OURS]
const files = { 'a.test.ts': suiteFile('Acme') }

test.concurrent('two jobs of one suite are told apart, each with its own run', async () => {
  const plays = [{ results: { 0: 'fail' as const } }, {}]
  await using project = await createProject(files)
  const played: string[] = []
  for (const [job, play] of plays.entries()) {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking', play)] })
    const blob = `--outputFile.blob=.vitest-reports/job-${job}.json`
    await project.vitest(['--reporter=blob', blob, OURS], mock.env)
    played.push(mock.launches[0]?.batchId ?? '')
  }
  const { code, junit } = await project.vitest(MERGE)
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: failed',
    'Acme (2).Booking › run completes: passed',
    'Acme (2).Booking › is polite: passed',
  ])
  expect(junit.suites.map(({ properties }) => properties['bland.batch_id'])).toEqual(played)
  expect(code).toBe(1)
})

test.concurrent(
  'a merge is red where its records are gone, and where its folder is another',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
    await using here = await createProject(files)
    await using there = await createProject(files)
    await here.vitest(['--reporter=blob', OURS], mock.env)
    await cp(join(here.dir, '.vitest-reports'), join(there.dir, '.vitest-reports'), {
      recursive: true,
    })
    await rm(join(here.dir, 'bland-report'), { recursive: true })
    for (const project of [here, there]) {
      const { code, junit } = await project.vitest(MERGE)
      expect(statesOf(junit)).toEqual([
        'Acme.Booking › run completes: errored',
        'Acme.Booking › is polite: errored',
        'Acme › batch is consistent: errored',
      ])
      expect(code).toBe(1)
    }
  },
)

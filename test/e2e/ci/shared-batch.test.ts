/** The jobs of docs/ci that share a batch, run as a CI does: each in a clean folder, with what the others handed on. */
import { chmod, cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { commandOf, MAIN } from '../../helpers/place.ts'
import { createProject } from '../../helpers/project.ts'
import type { Project } from '../../helpers/project.ts'
import { launch } from '../../helpers/running.ts'
import type { Env } from '../../helpers/running.ts'
import { ACME_AGENT, scenario, suiteFile } from '../../helpers/scripts.ts'

const github = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({
          run: z.string().optional(),
          with: z.object({ path: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
})
const gitlab = z.object({
  start: z.object({
    script: z.array(z.string()),
    artifacts: z.object({ reports: z.object({ dotenv: z.string() }) }),
  }),
})

async function recipe<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  const path = fileURLToPath(new URL(`../../../docs/ci/${name}`, import.meta.url))
  return schema.parse(parse(await readFile(path, 'utf8')))
}

/** The packages are installed. */
function isScript(line: string | undefined): line is string {
  return line !== undefined && line !== 'npm ci'
}

const NPX = `#!/bin/sh
case $1 in
  bland-suite) entry='${join(MAIN.dir, 'node_modules/bland-suite/dist/cli.js')}' ;;
  vitest) entry='${commandOf(MAIN, 'vitest')}' ;;
esac
shift
exec '${process.execPath}' "$entry" "$@"
`

const suites = {
  'bookings.test.ts': suiteFile('Bookings', `agentId: '${ACME_AGENT}', only: ['Booking']`),
  'cancellations.test.ts': suiteFile(
    'Cancellations',
    `agentId: '${ACME_AGENT}', only: ['Cancellation']`,
  ),
}
const ofAgent = { agent_id: ACME_AGENT }
const scenarios = [
  scenario('Booking', {}, ofAgent),
  scenario('Cancellation', { results: { 0: 'fail' } }, ofAgent),
]

async function aCheckout(): Promise<Project> {
  const project = await createProject({ ...suites, 'bin/npx': NPX })
  await chmod(join(project.dir, 'bin/npx'), 0o755)
  return project
}

/** Runs a script as a step is run, and resolves with its exit code. */
async function step({ dir }: Project, script: string, env: Env): Promise<number | null> {
  const path = `${join(dir, 'bin')}:${process.env['PATH']}`
  const place = { ...MAIN, node: 'bash' }
  return launch({ dir, place }, ['-ec', script], { ...env, PATH: path }).closed
}

type Jobs = z.infer<typeof github>['jobs']

function scriptOf(jobs: Jobs, job: string): string {
  const script = jobs[job]?.steps.map(({ run }) => run).find(isScript)
  if (script === undefined) throw new Error(`the job ${job} has no script`)
  return script
}

/** What a job uploads. */
function pathsOf(jobs: Jobs, job: string): readonly string[] {
  const path = jobs[job]?.steps.at(-1)?.with?.path
  if (path === undefined) throw new Error(`the job ${job} uploads nothing`)
  return path.trim().split('\n')
}

async function clean({ dir }: Project): Promise<void> {
  const made = ['blobs', 'bland-report'].map((name) => join(dir, name))
  await Promise.all(made.map((path) => rm(path, { recursive: true, force: true })))
}

test.concurrent(
  'on GitHub one job starts the batch, shards judge it, and their reports are merged',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await aCheckout()
    const { jobs } = await recipe('github-matrix.yml', github)
    const output = { GITHUB_OUTPUT: join(project.dir, 'output.txt') }

    expect(await step(project, scriptOf(jobs, 'start'), { ...mock.env, ...output })).toBe(0)
    const [, batch = ''] = (await project.read('output.txt')).trim().split('id=')
    expect(mock.launches.map(({ batchId }) => batchId)).toEqual([batch])
    await clean(project)

    const kept = join(project.dir, 'artifacts')
    const codes = new Set<number | null>()
    for (const shard of ['1', '2']) {
      const script = scriptOf(jobs, 'judge').replaceAll('${{ matrix.shard }}', shard)
      codes.add(await step(project, script, { ...mock.env, BLAND_BATCH_ID: batch }))
      const copied = pathsOf(jobs, 'judge').map((path) =>
        cp(join(project.dir, path), join(kept, path), { recursive: true }),
      )
      await Promise.all(copied)
      await clean(project)
    }
    expect(codes).toEqual(new Set([0, 1]))

    await cp(kept, project.dir, { recursive: true })
    expect(await step(project, scriptOf(jobs, 'report'), {})).toBe(1)
    expect(statesOf(parseJUnit(await project.read('bland-report/junit.xml')))).toEqual([
      'Bookings.Booking › run completes: passed',
      'Bookings.Booking › is polite: passed',
      'Cancellations.Cancellation › run completes: passed',
      'Cancellations.Cancellation › is polite: failed',
    ])
    expect(mock.launches).toHaveLength(1)
  },
)

test.concurrent('on GitLab the id of the batch is handed on, also of one that is red', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await aCheckout()
  const { start } = await recipe('gitlab-matrix.yml', gitlab)
  expect(await step(project, start.script.join('\n'), mock.env)).toBe(0)
  const handedOn = await project.read(start.artifacts.reports.dotenv)
  expect(handedOn).toBe(`BLAND_BATCH_ID=${mock.launches[0]?.batchId}\n`)
})

test.concurrent('where no batch could be started, the job that should is red', async () => {
  await using project = await aCheckout()
  const { start } = await recipe('gitlab-matrix.yml', gitlab)
  expect(await step(project, start.script.join('\n'), {})).not.toBe(0)
})

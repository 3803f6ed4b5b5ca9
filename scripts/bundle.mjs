/**
 * Builds the published files: for each package the code of its entries in a few bundles, and one
 * declaration file per entry. A runner loads every module of a package through its own loader, in every
 * process, and two hundred small modules take longer than all their work.
 *
 * Only our own files are bundled. npm installs everything else that a bundle imports.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The condition under which `exports` names the sources. */
const SOURCE = '@bland-suite/source'

/** Entries that are not in `exports`: commands, and a thread that starts from its file. */
const PACKAGES = {
  '.': ['src/cli.ts'],
  'packages/vitest': [],
  'packages/playwright': ['src/plan-sync/plan-thread.ts'],
  'packages/mock': ['src/cli.ts'],
}

/** Matches packages and modules of Node: everything that is no path, except what the compiler itself adds. */
const ELSEWHERE = /^(?![./]|\0|@oxc-project\/runtime)/u

/**
 * Loads zod by `require`: it has a hundred files, and Playwright asks another thread about each file that is
 * imported, in every process. Node does not ask about a file that is required.
 */
const requiredZod = {
  name: 'required-zod',
  resolveId: (id) => (id === 'zod' ? '\0zod' : null),
  load: (id) => (id === '\0zod' ? REQUIRED_ZOD : null),
}
const REQUIRED_ZOD = `import { createRequire } from 'node:module'
export const { z } = createRequire(import.meta.url)('zod')`

function entriesOf(dir) {
  const { exports } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
  return Object.values(exports).filter((entry) => SOURCE in Object(entry))
}

async function bundle(dir, entries) {
  await build({
    input: entries.map((entry) => join(dir, entry)),
    platform: 'node',
    transform: { target: 'node20.19' },
    external: (id) => ELSEWHERE.test(id) && id !== 'zod',
    plugins: [requiredZod],
    logLevel: 'warn',
    output: {
      dir: join(dir, 'dist'),
      // Flat: modules find `reporter.js` and `../package.json` relative to themselves.
      chunkFileNames: 'shared-[name].js',
      // Docstrings are in the declarations, and the reasons in the sources.
      comments: false,
    },
  })
}

/** Matches the entries that have no types, because nobody else may build on them. */
const INTERNAL = /^bland-suite\/internal\//u

/**
 * Bundles one entry at a time: common declarations are repeated, not split into shared files. Those of
 * internal entries are taken from the sources, so that no public type becomes `any`.
 */
async function declare(dir, entry) {
  await build({
    input: { [parse(entry).name]: join(dir, entry) },
    external: (id) => ELSEWHERE.test(id) && !INTERNAL.test(id),
    resolve: { conditionNames: [SOURCE] },
    logLevel: 'warn',
    plugins: [dts({ emitDtsOnly: true, oxc: true, sourcemap: false, tsconfig: false })],
    output: { dir: join(dir, 'dist') },
  })
}

async function buildPackage([path, unnamed]) {
  const dir = join(root, path)
  const entries = entriesOf(dir)
  rmSync(join(dir, 'dist'), { recursive: true, force: true })
  await bundle(dir, [...entries.map((entry) => entry[SOURCE]), ...unnamed])
  const typed = entries.filter((entry) => 'types' in entry)
  await Promise.all(typed.map((entry) => declare(dir, entry[SOURCE])))
}

await Promise.all(Object.entries(PACKAGES).map(buildPackage))

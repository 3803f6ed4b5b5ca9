/**
 * Bundles what is published, by package: a runner asks for each module of a package through its own loader,
 * in every process, and two hundred small ones take longer than all that they do. The types are
 * TypeScript's (`tsc -b`), and the mock, which starts once, is compiled file by file.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The condition under which `exports` name the sources. */
const SOURCE = '@bland-suite/source'

/** Its types are in our declarations, so it is installed; its code is bundled as that of the others is. */
const TYPES_ONLY = 'zod'

/** Entries that no `exports` name: a command is started by `bin`, a thread from its file. */
const PACKAGES = {
  '.': ['src/cli.ts'],
  'packages/vitest': [],
  'packages/playwright': ['src/plan-sync/plan-thread.ts'],
}

/**
 * The entries of a package, and what its bundles leave outside: Node, and what npm installs with it.
 * What only `devDependencies` name is bundled, without what nobody asks for: left alone, each brings
 * much, such as a polyfill and Node's own fetch with ofetch.
 */
function read(dir) {
  const { exports, dependencies, peerDependencies } = readJson(join(dir, 'package.json'))
  const installed = Object.keys({ ...dependencies, ...peerDependencies })
  return {
    exported: Object.values(exports).flatMap((entry) => entry[SOURCE] ?? []),
    outside: installed
      .filter((name) => name !== TYPES_ONLY)
      .map((name) => new RegExp(`^${name}(?:/|$)`, 'u')),
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Removes what an older build has left: all code, and the types of sources that are gone. */
function sweep(dir, dist) {
  for (const file of readdirSync(dist, { recursive: true })) {
    const source = /^(.+)\.d\.ts(?:\.map)?$/u.exec(file)?.[1]
    const isCode = /\.js(?:\.map)?$/u.test(file)
    const isLeft = source !== undefined && !existsSync(join(dir, 'src', `${source}.ts`))
    if (isCode || isLeft) rmSync(join(dist, file))
  }
}

/** What junit-report-builder has in a bundle of its own. */
const WITHIN = ['lodash', 'make-dir', 'xmlbuilder'].map((name) => join(root, 'node_modules', name))

/** What a bundle has of others is theirs, under their licences. */
function writeLicences(chunks, dist) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u
  const modules = chunks.flatMap(({ moduleIds = [] }) => moduleIds)
  const bundled = modules.flatMap((id) => folder.exec(id)?.[0] ?? [])
  if (bundled.length === 0) return
  const folders = [...new Set([...bundled, ...WITHIN])]
  const texts = folders.map((dir) => {
    const { name, version } = readJson(join(dir, 'package.json'))
    const file = readdirSync(dir).find((entry) => /^licen[cs]e/iu.test(entry))
    return `${name} ${version}\n\n${readFileSync(join(dir, file), 'utf8').trim()}\n`
  })
  writeFileSync(join(dist, 'licences.txt'), texts.join('\n---\n\n'))
}

for (const [path, others] of Object.entries(PACKAGES)) {
  const dir = join(root, path)
  const dist = join(dir, 'dist')
  const { exported, outside } = read(dir)
  sweep(dir, dist)
  // oxlint-disable-next-line no-await-in-loop -- the bundler uses all cores as it is
  const { output } = await build({
    input: [...exported, ...others].map((entry) => join(dir, entry)),
    platform: 'node',
    transform: { target: 'node20.19' },
    external: outside,
    logLevel: 'warn',
    output: {
      dir: dist,
      // Flat: modules look for `reporter.js` and `../package.json` from where they are.
      chunkFileNames: 'shared-[name].js',
      sourcemap: true,
      // The sources are in the package.
      sourcemapExcludeSources: true,
    },
  })
  writeLicences(output, dist)
}

/**
 * Bundles what is published, by package: a runner asks for each module of a package through its own loader,
 * in every process, and two hundred small ones take longer than all that they do. The types are
 * TypeScript's (`tsc -b`), and the mock, which starts once, is compiled file by file.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The condition under which `exports` name the sources. */
const SOURCE = '@bland-suite/source'

/**
 * Dependencies that every process needs, and that load much which none does: the languages of zod, and
 * with ofetch a polyfill and Node's own fetch.
 */
const BUNDLED = /^(?:zod|ofetch|destr|ufo)$/u

/** Entries that no `exports` name: a command is started by `bin`, a thread from its file. */
const PACKAGES = {
  '.': ['src/cli.ts'],
  'packages/vitest': [],
  'packages/playwright': ['src/plan-thread.ts'],
}

function exported(dir) {
  const { exports } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
  return Object.values(exports).flatMap((entry) => entry[SOURCE] ?? [])
}

/** What a bundle has of others is theirs, under their licences. */
function writeLicences(chunks, dist) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u
  const modules = chunks.flatMap(({ moduleIds = [] }) => moduleIds)
  const folders = [...new Set(modules.flatMap((id) => folder.exec(id)?.[0] ?? []))]
  if (folders.length === 0) return
  const texts = folders.map((dir) => {
    const { name, version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
    const file = readdirSync(dir).find((entry) => /^licen[cs]e/iu.test(entry))
    return `${name} ${version}\n\n${readFileSync(join(dir, file), 'utf8').trim()}\n`
  })
  writeFileSync(join(dist, 'licences.txt'), texts.join('\n---\n\n'))
}

for (const [path, others] of Object.entries(PACKAGES)) {
  const dir = join(root, path)
  const dist = join(dir, 'dist')
  const old = readdirSync(dist).filter((file) => /\.js(?:\.map)?$/u.test(file))
  for (const file of old) rmSync(join(dist, file))
  // oxlint-disable-next-line no-await-in-loop -- the bundler uses all cores as it is
  const { output } = await build({
    input: [...exported(dir), ...others].map((entry) => join(dir, entry)),
    platform: 'node',
    transform: { target: 'node20.19' },
    external: (id) => !BUNDLED.test(id) && !id.startsWith('.') && !isAbsolute(id),
    logLevel: 'warn',
    output: {
      dir: dist,
      // Flat: modules look for `reporter.js` and `../package.json` from where they are.
      chunkFileNames: 'shared-[name].js',
      sourcemap: true,
    },
  })
  writeLicences(output, dist)
}

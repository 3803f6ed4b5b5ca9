/** Writing XML, against the runners' own writers on the same cases. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'rolldown'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { quantile } from './measure.ts'
import { atMost, record } from './rows.ts'

const measured = z.object({ ms: z.number(), mb: z.number() })

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
// In the tree, because the bundle loads a library by name.
const bundle = pathOf('../.tmp/bench-ours.mjs')
afterAll(() => rm(bundle, { force: true }))

/** Ours is bundled, as it is published. */
async function scriptOf(writer: string): Promise<string> {
  if (writer !== 'ours') return pathOf(`writers/${writer}.mjs`)
  const input = pathOf('writers/ours.ts')
  await build({ input, platform: 'node', logLevel: 'warn', output: { file: bundle } })
  return bundle
}

async function write(writer: string, count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'bland-suite-junit-'))
  const file = join(folder, 'junit.xml')
  const args = ['--expose-gc', await scriptOf(writer), String(count), file]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const written = (await readFile(file, 'utf8')).split('<testcase').length - 1
  expect(written).toBe(count)
  await rm(folder, { recursive: true })
  return measured.parse(JSON.parse(stdout))
}

/** In turns, so that each has the same minutes. */
async function rounds(count: number, writers: readonly string[]) {
  const figures = writers.map(() => [] as z.infer<typeof measured>[])
  for (let round = 0; round < 3; round++) {
    for (const [index, writer] of writers.entries()) {
      figures[index]?.push(await write(writer, count))
    }
  }
  return figures.map((all) => ({
    ms: quantile(
      all.map(({ ms }) => ms),
      0.5,
    ),
    mb: quantile(
      all.map(({ mb }) => mb),
      0.5,
    ),
  }))
}

type Figure = z.infer<typeof measured>

const told = ({ ms, mb }: Figure): string => `${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB`

test.each([1000, 10_000, 100_000])('%d cases', { timeout: 600_000 }, async (count) => {
  const none: Figure = { ms: 0, mb: 0 }
  const [ours = none, vitest = none, playwright = none] = await rounds(count, [
    'ours',
    'vitest',
    'playwright',
  ])
  const what = `${count} cases`
  const against = (peer: Figure, name: string, most: number | null) => {
    const ratio = ours.ms / peer.ms
    record({
      table: 'junit',
      what,
      ours: told(ours),
      peer: `${told(peer)}, ${name}`,
      ratio,
      goal: most === null ? null : atMost(ratio, most),
    })
  }
  against(vitest, 'Vitest', count === 10_000 ? 0.25 : null)
  against(playwright, 'Playwright', null)
})

/** The reports of 5,000 runs of 12 turns and 5 cases, 20 of them red: how long they take, and how their page opens. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'rolldown'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { closeBrowser, HAS_BROWSER, openFile } from '../helpers/browser.ts'
import { quantile } from './measure.ts'
import { atMost, record } from './rows.ts'

const measured = z.object({ ms: z.number(), mb: z.number() })

/** The figures of 0.1.0, measured on the same machine as those of the first version of this benchmark. */
const BEFORE = { files: '9,997', page: '4.3 MB', seconds: '4.7 s', memory: '264 MB' }

async function run(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...args])
  return stdout
}

test(
  '5,000 runs are reported, and their page opens and searches',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bland-suite-report-'))
    // In the tree, because the bundle loads a library by name.
    const script = fileURLToPath(new URL('../.tmp/bench-report.mjs', import.meta.url))
    const source = fileURLToPath(new URL('writers/report.mjs', import.meta.url))
    await build({ input: source, platform: 'node', logLevel: 'warn', output: { file: script } })
    await run(script, 'record', folder)
    const { ms, mb } = measured.parse(JSON.parse(await run(script, 'publish', folder)))
    const out = join(folder, 'bland-report')
    const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && !entry.parentPath.includes('.bland'),
    )
    const index = join(out, 'index.html')
    const { size } = await stat(index)
    const row = { table: 'report', ratio: null } as const
    const seconds = ms / 1000
    record({
      ...row,
      what: 'files, without the records',
      ours: String(files.length),
      peer: BEFORE.files,
      goal: atMost(files.length, 100),
    })
    record({
      ...row,
      what: 'size of the page',
      ours: `${(size / 1e6).toFixed(1)} MB`,
      peer: BEFORE.page,
      goal: atMost(size / 1e6, 4, ' MB'),
    })
    record({
      ...row,
      what: 'reading the records and writing everything',
      ours: `${seconds.toFixed(1)} s`,
      peer: BEFORE.seconds,
      goal: atMost(seconds, 3, ' s'),
    })
    record({
      ...row,
      what: 'rise of the memory meanwhile',
      ours: `${mb.toFixed(0)} MB`,
      peer: BEFORE.memory,
      goal: atMost(mb, 150, ' MB'),
    })
    if (HAS_BROWSER) await inBrowser(pathToFileURL(index).href)
    await Promise.all([rm(folder, { recursive: true }), rm(script)])
    expect(files.length).toBeGreaterThan(0)
  },
)

const PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint')
    if (paint) resolve(paint.startTime)
  }).observe({ type: 'paint', buffered: true })
})`

async function inBrowser(page: string): Promise<void> {
  const empty = 'data:text/html,<!doctype html><title>empty</title><p>empty'
  const paints: { readonly ours: number[]; readonly empty: number[] } = { ours: [], empty: [] }
  for (let round = 0; round < 7; round++) {
    paints.empty.push(await paintOf(empty))
    paints.ours.push(await paintOf(page))
  }
  const [ours, theirs] = [quantile(paints.ours, 0.5), quantile(paints.empty, 0.5)]
  const row = { table: 'report' } as const
  record({
    ...row,
    what: 'first paint of the page, against an empty page',
    ours: `${ours.toFixed(0)} ms`,
    peer: `${theirs.toFixed(0)} ms`,
    ratio: ours / theirs,
    goal: atMost(ours / theirs, 4, ' times'),
  })
  const search = await searchOf(page)
  record({
    ...row,
    what: 'a search',
    ours: `${search.toFixed(0)} ms`,
    peer: '',
    ratio: null,
    goal: atMost(search, 200, ' ms'),
  })
  await closeBrowser()
}

async function paintOf(address: string): Promise<number> {
  await using opened = await openFile(address)
  return z.number().parse(await opened.page.evaluate(PAINT))
}

/** From a change of the filter to the frame that shows it. */
async function searchOf(address: string): Promise<number> {
  await using opened = await openFile(address)
  await opened.page.waitForTimeout(1500)
  const took: unknown = await opened.page.evaluate(`new Promise((resolve) => {
    const started = performance.now()
    addEventListener('filtered', () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started))), { once: true })
    location.hash = 'q=variant+4711'
  })`)
  return z.number().parse(took)
}

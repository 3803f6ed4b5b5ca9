/** `docs/performance.md`, from the rows of a whole run. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { cellsOf } from './rows.ts'
import type { Row } from './rows.ts'

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))

const TABLES: Readonly<Record<Row['table'], string>> = {
  imports: `## Starting

The time of an import, in a process that has loaded nothing of bland-suite yet. The peer is the runner's own import, or a library.`,
  vitest: `## Vitest

Processor time of whole test runs, divided by the number of cases. The peer is a file of static tests with the same structure
and one assertion each. The suite plays on a Bland API on loopback whose conversations end immediately, or replays a cassette.`,
  playwright: `## Playwright

The time of whole test runs with one worker. The peer is static tests with as many steps.`,
  junit: `## JUnit XML

The time that a test run waits until this many passed cases are written, and how far the memory rises.
The peers are the runners' own writers. Only our XML has the ids of batch, run and assertion.`,
  lag: `## From the end of a conversation to the end of its test

Twenty conversations of 1 to 20 seconds. The table counts all requests for the batch.`,
  report: `## Reports

The reports of 5,000 runs of 12 turns and 5 cases, 20 of them red. The peer is 0.1.0, or an empty page in the same browser.`,
  size: `## Size

Everything that npm installs with each package, without the runner.`,
}

/** Writes the page where every table has its rows; a part of the benchmarks leaves it alone. */
export async function writePage(rows: readonly Row[]): Promise<boolean> {
  const names = Object.keys(TABLES)
  if (!names.every((name) => rows.some(({ table }) => table === name))) return false
  const options = await resolveConfig(PAGE)
  writeFileSync(PAGE, await format(pageOf(rows), { ...options, parser: 'markdown' }))
  return true
}

const WHY = `## Where a goal is not met

- **Vitest.** The cost is per run, not per case: a request, reading and redacting the answer, a record, and reading the record again
  for the report. The rest is memory, and Vitest passing the data of our tests between its processes. A static test needs none of
  this. Next to a conversation of a minute, nobody notices it.
- **Playwright.** Most of the extra time for 200 scenarios is spent once: reading the plan while the file loads (0.45 s), starting and
  reading the batch (0.25 s), and writing the report (0.15 s). The rest is a record and a request per scenario, while a worker and a
  Bland API share two cores.`

function pageOf(rows: readonly Row[]): string {
  const sections = Object.entries(TABLES).map(([name, about]) => {
    const lines = rows.filter(({ table }) => table === name).map((row) => lineOf(cellsOf(row)))
    return `${about}\n\n${lineOf(['what', 'ours', 'peer', 'ratio', 'goal'])}\n${lineOf(Array.from({ length: 5 }, () => '---'))}\n${lines.join('\n')}`
  })
  return `# Performance

Written by \`npm run bench\` on ${cpus().length} cores with Node ${process.versions.node}. Each figure was measured within the same
minutes as its peer, so the ratios say more than the figures.

${sections.join('\n\n')}

${WHY}
`
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

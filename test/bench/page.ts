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

What an import costs, in a process that has loaded nothing of ours. The runner's own import is the peer where it has one.`,
  vitest: `## Vitest

Time of the processor for whole runs, divided by the number of cases: a suite against static tests of the same structure,
which assert one thing each. A suite is played on a Bland API on loopback whose conversations are over at once, or replayed.`,
  playwright: `## Playwright

Time of whole runs with one worker: a suite against static tests with as many steps.`,
  junit: `## JUnit XML

How long a run waits until so many cases that passed are written, against the runners' own writers, and how far the memory rises. Our
XML has what theirs has not: the ids of batch, run and assertion.`,
  lag: `## From the end of a conversation to the end of its test

Twenty conversations of 1 to 20 seconds. The requests are all that were sent for the batch.`,
  size: `## Size

What npm installs with each package, without the runner.`,
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

- **Vitest.** What is paid is paid for each run, not for each case: a request, reading and redacting what comes, its record, its
  conversation as text and as a page, and reading the record back in Vitest's process. In a profile of a replay of 1,000 runs, the
  worker is at work for us for 0.9 s (conversations 0.3, the cassette 0.2, judging and records 0.1 each) and Vitest's process for
  0.5 s (the XML 0.2, reading the records 0.1); the rest is memory, and Vitest telling itself of what our tests carry. A live run
  adds its request. A static test has none of that. Beside a conversation of a minute it is not seen.
- **Playwright.** Most of what 200 scenarios take longer is paid once: the plan is read while the file loads (0.15 s), the batch is
  started and looked at (0.15 s), the report is written (0.1 s), the worker loads our package (0.05 s). The rest is three files, four
  attachments and a request a scenario, beside a worker and a Bland API that share two cores.`

function pageOf(rows: readonly Row[]): string {
  const sections = Object.entries(TABLES).map(([name, about]) => {
    const lines = rows.filter(({ table }) => table === name).map((row) => lineOf(cellsOf(row)))
    return `${about}\n\n${lineOf(['what', 'ours', 'peer', 'ratio', 'goal'])}\n${lineOf(Array.from({ length: 5 }, () => '---'))}\n${lines.join('\n')}`
  })
  return `# Performance

Written by \`npm run bench\` on ${cpus().length} cores with Node ${process.versions.node}. Each figure was measured in the same minutes as
its peer; the ratios say more than the figures.

${sections.join('\n\n')}

${WHY}
`
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

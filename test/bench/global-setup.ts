import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { installLane } from '../compat/install-lane.ts'
import { lanes } from '../compat/lanes.ts'
import { unpackInto } from '../helpers/packages.ts'
import { MAIN } from '../helpers/place.ts'
import { writePage } from './page.ts'
import { cellsOf, readRows } from './rows.ts'

/** The lane of the newest Vitest. */
const NEWEST = 'vitest-5.1.1'

export function setup(project: TestProject): () => Promise<void> {
  rmSync(MAIN.dir, { recursive: true, force: true })
  unpackInto(MAIN.dir)
  const newest = lanes.find(({ name }) => name === NEWEST)
  if (newest === undefined) throw new Error(`there is no lane ${NEWEST}`)
  installLane(newest)
  project.provide('newest', newest.place)
  const folder = mkdtempSync(join(tmpdir(), 'bland-suite-bench-'))
  const path = join(folder, 'rows.jsonl')
  project.provide('rows', path)
  return async () => {
    const rows = readRows(path)
    process.stdout.write(`\n${rows.map((row) => cellsOf(row).join(' | ')).join('\n')}\n`)
    if (await writePage(rows)) process.stdout.write('\nWritten to docs/performance.md\n')
    for (const dir of [MAIN.dir, newest.place.dir, folder]) {
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

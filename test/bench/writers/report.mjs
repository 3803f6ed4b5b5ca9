/**
 * What the reports of a large test run cost the process that writes them. `record` writes the records of so
 * many runs, 20 of them red; `publish` reads them and writes all reports.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveReporterOptions } from '../../../src/options/reporter/reporter-options.ts'
import { publish } from '../../../src/report/output/publish.ts'
import { nativesOf, sampleRecord } from '../../helpers/sample-run.ts'
import { measured } from './measured.mjs'

const [, , task, folder, count = '5000'] = process.argv
const outDir = join(folder, 'bland-report')
const session = join(outDir, '.bland', 'session')

function pathOf(index) {
  return join(session, `${index}.json`)
}

if (task === 'record') {
  mkdirSync(session, { recursive: true })
  for (let index = 0; index < Number(count); index++) {
    writeFileSync(pathOf(index), JSON.stringify(sampleRecord(index, 20)))
  }
} else {
  const settings = resolveReporterOptions(
    { outDir, github: false, summary: false },
    'the bench',
    folder,
  )
  // The runner holds its own cases; a record is read to know them here, one at a time.
  const cases = readdirSync(session).flatMap((_, index) => {
    const { suite, scenario, cases: own } = sampleRecord(index, 20)
    return nativesOf({ suite, scenario, cases: own }, pathOf(index))
  })
  await measured(() => publish({ cases, folders: [], interruptedBy: null }, settings))
}

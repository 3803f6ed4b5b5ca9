/** Reports in XML, read again. */
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { ReportSuite } from '../../../src/report/model/report.js'
import { because } from '../../../src/verdict/verdict.js'
import { parseJUnit } from '../../helpers/junit.ts'
import type { JUnitReport } from '../../helpers/junit.ts'
import { aReport, aSuite } from './helpers.ts'

export type ReadSuite = JUnitReport['suites'][number]

export const FAILED = because('failed', 'was rude')

export const ERRORED = because('errored', 'not evaluated')

export const SKIPPED = because('skipped', 'advisory')

export function read(...suites: readonly ReportSuite[]): JUnitReport {
  return parseJUnit(toJUnit(aReport(...suites)))
}

/** The one suite of a report, as it is read back. */
export function readSuite(fields: Partial<ReportSuite> = {}): ReadSuite {
  const [suite] = read(aSuite(fields)).suites
  if (suite === undefined) throw new RangeError('a suite was lost')
  return suite
}

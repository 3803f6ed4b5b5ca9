/** Reads a `report.json` that a user names. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { messageOf } from '../../errors/thrown.ts'
import { parseReport } from '../../report/json/parse-report.ts'
import type { JsonReport } from '../../report/json/json-report.ts'
import { isInterruption } from '../../report/model/interruption.ts'
import { readWhole } from '../../util/whole-file.ts'

/**
 * Reads a finished report.
 *
 * @throws {@link BlandOptionError} if it is missing, damaged or incomplete
 */
export function readReport(path: string): JsonReport {
  const report = parse(path)
  const cases = report.suites.flatMap((suite) => suite.cases)
  const isIncomplete = cases.some(({ kind, id, title }) =>
    isInterruption({ kind, id: id ?? title }),
  )
  if (!isIncomplete) return report
  throw new BlandOptionError(`${path} is incomplete: its run was interrupted, or has not ended.`)
}

function parse(path: string): JsonReport {
  const text = readText(path)
  try {
    return parseReport(JSON.parse(text))
  } catch (error) {
    throw new BlandOptionError(`${path} is no report.json: ${messageOf(error)}`)
  }
}

function readText(path: string): string {
  try {
    return readWhole(path)
  } catch (error) {
    throw new BlandOptionError(messageOf(error))
  }
}

/** Returns the names of the suites in a report. */
export function suitesIn({ runs }: JsonReport): readonly string[] {
  return [...new Set(runs.map(({ suite }) => suite))]
}

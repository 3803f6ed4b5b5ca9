/** From what a runner ran to the reports: the same files, and the same words, from every runner. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { interruption } from './interruption.ts'
import { toJUnit } from './junit/junit.ts'
import { loadRecords, loadRecordsNow } from './load-records.ts'
import type { NativeCase } from './native.ts'
import type { ReporterSettings } from './options.ts'
import { makeReport } from './report.ts'
import type { Report } from './report.ts'
import { writeWhole, writeWholeNow } from './sink.ts'
import { renderSummary } from './summary.ts'
import { isRed } from '../verdict/verdict.ts'

/** What was run. */
export interface Ran {
  readonly cases: readonly NativeCase[]
  /** The folders of the sessions; what is there of their batches is told too. */
  readonly folders: readonly string[]
  /** What ended the run before its tests were over; null for nothing. */
  readonly interruptedBy: string | null
}

/** What was written, and what is to be printed. */
export interface Published {
  readonly report: Report
  /** Whether no case keeps the run from being green. */
  readonly isGreen: boolean
  /** Empty where there is nothing to print. */
  readonly summary: string
}

/**
 * Writes the reports of a test run that has ended.
 *
 * @throws {@link BlandRecordError} where a report cannot be written
 */
export async function publish(ran: Ran, settings: ReporterSettings): Promise<Published> {
  const report = makeReport(casesOf(ran), await loadRecords(recordsOf(ran)))
  if (settings.junit !== null) await writeWhole(settings.junit, toJUnit(report))
  return { report, isGreen: isGreen(report), summary: summarise(ran, report, settings) }
}

/** The same at once, for a process that is being ended. */
export function publishNow(ran: Ran, settings: ReporterSettings): Published {
  const report = makeReport(casesOf(ran), loadRecordsNow(recordsOf(ran)))
  if (settings.junit !== null) writeWholeNow(settings.junit, toJUnit(report))
  return { report, isGreen: isGreen(report), summary: summarise(ran, report, settings) }
}

function isGreen({ suites }: Report): boolean {
  return !suites.some(({ cases }) => cases.some(({ verdict }) => isRed(verdict)))
}

function casesOf({ cases, interruptedBy }: Ran): readonly NativeCase[] {
  return interruptedBy === null ? cases : [...cases, interruption(interruptedBy)]
}

/** That a batch goes on, and how to judge it, is told in any case. */
function summarise(ran: Ran, report: Report, { junit, summary }: ReporterSettings): string {
  if (!summary && ran.interruptedBy === null) return ''
  return renderSummary(report, { junit: junit === null ? null : relative(process.cwd(), junit) })
}

/** The records that the cases name, and those of their suites as far as they got. */
function recordsOf({ cases, folders }: Ran): readonly string[] {
  const named = cases.flatMap(({ record }) => (record === null ? [] : [record]))
  const suites = [...new Set(folders)].map((folder) => join(folder, 'suite.json'))
  return [...named, ...suites.filter((path) => existsSync(path))]
}

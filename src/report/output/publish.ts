/** Writes the reports of a test run: the same files and the same words for every runner. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shownPath } from '../../record/conversation-files.ts'
import { withDeselected } from '../model/deselected.ts'
import { tellGitHub } from '../github/github.ts'
import { withInterruption } from '../model/interruption.ts'
import { loadRecords } from '../../record/load-records.ts'
import type { NativeCase } from '../model/native-case.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Ran } from './ran.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import { byOwner, placeConversations, textOf } from './conversation-places.ts'
import { filesOf } from './files.ts'
import { pageIn } from './places.ts'
import { SUITE_RECORD } from '../../record/record.ts'
import type { LoadedRecords } from '../../record/record.ts'
import { makeReport } from '../model/report.ts'
import type { Report } from '../model/report.ts'
import { writeTogether } from '../../util/whole-file.ts'
import { renderSummary } from '../terminal/summary.ts'
import { withStatistics } from '../../history/statistics/with-statistics.ts'
import { noteUnknownNames } from '../model/unknown-names.ts'
import { isRed } from '../../verdict/verdict.ts'

/** The result of publishing, with the texts to print. */
export interface Published {
  /** Whether no case is red. */
  readonly isGreen: boolean
  /** Empty if there is nothing to print. */
  readonly summary: string
  /** The commands for GitHub Actions, each for a line of its own; empty for none. */
  readonly annotations: readonly string[]
}

/**
 * Writes the reports of a test run that has ended or was interrupted. Synchronous, because an interrupted
 * process has no time left.
 *
 * @throws {@link BlandRecordError} if a report cannot be written
 */
export function publish(ran: Ran, settings: ReporterSettings): Published {
  const records = withStatistics(noteUnknownNames(loadRecords(recordsOf(ran), ran.remembered)))
  const report = makeReport(withDeselected(casesOf(ran, records), records), records)
  writeTogether(filesOf(report, { startedAt: new Date(), ...ran }, settings))
  return {
    isGreen: isGreen(report),
    summary: summarise(ran, report, settings),
    annotations: annotationsOf(report, settings),
  }
}

function annotationsOf(
  report: Report,
  { github, ci, outDir }: ReporterSettings,
): Published['annotations'] {
  if (!github) return []
  const places = byOwner(placeConversations(report, outDir))
  return tellGitHub(report, ci, { transcriptOf: textOf(places, shownPath) })
}

function isGreen({ suites }: Report): boolean {
  return !suites.some(({ cases }) => cases.some(({ verdict }) => isRed(verdict)))
}

function casesOf({ cases, interruptedBy }: Ran, records: LoadedRecords): readonly NativeCase[] {
  return interruptedBy === null ? cases : withInterruption(cases, interruptedBy, records)
}

/**
 * Renders the summary. After an interruption it is always printed, because it says how to report on a
 * running batch.
 */
function summarise(ran: Ran, report: Report, { junit, summary, outDir }: ReporterSettings): string {
  if (report.suites.length === 0) return noneSelected(ran.found ?? [])
  if (!summary && ran.interruptedBy === null) return ''
  const page = shownPath(pageIn(outDir))
  return renderSummary(report, { junit: junit === null ? null : shownPath(junit), page })
}

/** Lists the records that the cases name, and those of their suites as far as they exist. */
function recordsOf({ cases, folders }: Ran): readonly string[] {
  const named = cases.flatMap(({ record }) => (record === null ? [] : [record]))
  const suites = [...new Set(folders)].map((folder) => join(folder, SUITE_RECORD))
  return [...named, ...suites.filter((path) => existsSync(path))]
}

/** How many suites are named if no case is selected. */
const MOST = 3

/** Returns the line that says that filters deselected all suites; empty if there is no suite. */
function noneSelected(suites: readonly string[]): string {
  const names = [...new Set(suites)].map((name) => `“${oneLine(name, 60)}”`)
  if (names.length === 0) return ''
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : ''
  const shown = `${names.slice(0, MOST).join(', ')}${more}`
  return `bland-suite: no case of ${shown} is selected, so nothing was started. Check the filter.`
}

/** The paths of the files in a folder of reports. */
import { join } from 'node:path'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'

/** The settings that say where reports go. */
export type Places = Pick<ReporterSettings, 'outDir' | 'junit'>

/** Returns the path of the test run's page. */
export function pageIn(outDir: string): string {
  return join(outDir, 'index.html')
}

/** Returns the path of the report for programs. */
export function jsonIn(outDir: string): string {
  return join(outDir, 'report.json')
}

/** Returns the path of the report in Markdown. */
export function markdownIn(outDir: string): string {
  return join(outDir, 'report.md')
}

/** Returns the report files of a test run. The XML is the last one, because a CI reads it. */
export function reportFiles({ outDir, junit }: Places): readonly string[] {
  return [pageIn(outDir), markdownIn(outDir), jsonIn(outDir), ...(junit === null ? [] : [junit])]
}

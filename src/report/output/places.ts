/** What stands where in a folder of reports. */
import { join } from 'node:path'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'

/** Where reports go. */
export type Places = Pick<ReporterSettings, 'outDir' | 'junit'>

/** The page of a test run. */
export function pageIn(outDir: string): string {
  return join(outDir, 'index.html')
}

/** The report for programs. */
export function jsonIn(outDir: string): string {
  return join(outDir, 'report.json')
}

/** The reports of a whole run. The XML is the last one: that is what a CI reads. */
export function reportFiles({ outDir, junit }: Places): readonly string[] {
  return [pageIn(outDir), jsonIn(outDir), ...(junit === null ? [] : [junit])]
}

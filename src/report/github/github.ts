/** Reports to GitHub Actions: annotations in the log, and the job summary. */
import { messageOf } from '../../errors/thrown.ts'
import { appendFileSync, statSync } from 'node:fs'
import { githubAnnotations } from './annotations.ts'
import type { Ci } from '../../options/reporter/ci.ts'
import { toMarkdown } from '../markdown/markdown.ts'
import type { MarkdownOptions } from '../markdown/markdown.ts'
import type { Report } from '../model/report.ts'

/** The maximum size of a step's summary, in bytes: GitHub drops one of more than 1 MiB. */
const MOST = 1_000_000
/** The minimum space for a report, in bytes. */
const LEAST = 2_000

/**
 * Adds the report to the job summary, and returns the lines to print. If the summary cannot be written, a
 * warning says so and nothing fails: the file belongs to GitHub, not to the user.
 */
export function tellGitHub(
  report: Report,
  ci: Ci,
  { transcriptOf }: Pick<MarkdownOptions, 'transcriptOf'>,
): readonly string[] {
  if (report.suites.length === 0) return []
  const trouble = ci.stepSummary === null ? null : append(report, ci.stepSummary, transcriptOf)
  return [...githubAnnotations(report), ...(trouble === null ? [] : [trouble])]
}

/** Appends to the texts of other commands of the step. */
function append(
  report: Report,
  path: string,
  transcriptOf: MarkdownOptions['transcriptOf'],
): string | null {
  try {
    const most = MOST - (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
    if (most >= LEAST) appendFileSync(path, `\n${toMarkdown(report, { most, transcriptOf })}\n`)
    return null
  } catch (error) {
    const why = messageOf(error)
    return `::warning title=Bland::The summary of the job was not written. ${why}`
  }
}

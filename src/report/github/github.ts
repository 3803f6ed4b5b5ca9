/** Telling GitHub Actions what was reported: annotations in the log, and the summary of the job. */
import { messageOf } from '../../errors/message-of.ts'
import { appendFileSync, statSync } from 'node:fs'
import { githubAnnotations } from './annotations.ts'
import type { Ci } from '../../options/reporter/ci.ts'
import { toMarkdown } from '../markdown/markdown.ts'
import type { MarkdownOptions } from '../markdown/markdown.ts'
import type { Report } from '../model/report.ts'

/** The most of a step's summary, in bytes: GitHub drops one of more than 1 MiB altogether. */
const MOST = 1_000_000
/** With less room than this, in bytes, there is nothing to be told. */
const LEAST = 2_000

/**
 * Adds to the summary of the job, and gives the lines to be printed at the beginning of lines. A
 * summary that cannot be written is told and fails nothing: the file is GitHub's, not the user's.
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

/** What other commands of the step have written stays. */
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

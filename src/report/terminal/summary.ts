/** Renders the summary that is printed at the end of a test run. */
import { nameSource, sourceOf, stillRunning } from '../text/source-words.ts'
import picocolors from 'picocolors'
import type { Report, ReportBatch, ReportCase } from '../model/report.ts'
import { isInterruption } from '../model/interruption.ts'
import { headlineOf } from '../text/headline.ts'
import { countAttempts, countConversation } from '../text/played.ts'
import { baselineLabels, countLabels } from '../text/labels.ts'
import { countApart } from '../text/verdict-words.ts'
import type { CountedWord } from '../text/verdict-words.ts'
import { oneLine } from '../../verdict/title.ts'
import { caseLines } from './case-lines.ts'
import type { Colors } from './case-lines.ts'

/** Options of the summary. */
export interface SummaryOptions {
  /** Where the JUnit XML was written; null for nowhere. */
  readonly junit: string | null
  /** Where the report page was written; null or absent for nowhere. */
  readonly page?: string | null
  /** Colours; by default those that the terminal and NO_COLOR allow. */
  readonly colors?: Colors
}

/** Renders the summary; empty if no Bland case was reported. */
export function renderSummary(report: Report, options: SummaryOptions): string {
  if (report.suites.length === 0) return ''
  const c = options.colors ?? picocolors
  const cases = report.suites.flatMap((suite) => suite.cases)
  const told = report.suites.flatMap((suite) => caseLines(suite, c))
  const lines = [
    headline(report, c),
    ...report.batches.flatMap((batch) => [batchLine(batch, c), ...noteLines(batch, c)]),
    `${label('Cases', c)} ${counts(cases, c)}${c.dim(playedLong(report))}`,
    ...costLines(report, c),
    ...baselineLines(cases, c),
    ...told,
    ...report.batches.flatMap((batch) => launchLines(batch, c)),
    ...(isInterrupted(report) ? report.batches.flatMap((batch) => goingOn(batch, c)) : []),
    ...(options.page ? [`${label('Report', c)} ${options.page}`] : []),
    ...(options.junit === null ? [] : [`${label('JUnit', c)} ${options.junit}`]),
  ]
  return `\n${lines.join('\n')}\n`
}

function headline(report: Report, c: Colors): string {
  const { sentence, verdict } = headlineOf(report)
  const paintOf = verdict === 'failed' || verdict === 'errored' ? c.red : c.green
  return `${label('Result', c)} ${paintOf(oneLine(sentence))}`
}

function label(word: string, c: Colors): string {
  return c.dim(word.padStart(9))
}

function batchLine(told: ReportBatch, c: Colors): string {
  const { suite, batchStatus, production, tested, cassette } = told
  const parts = [
    c.bold(oneLine(suite)),
    c.dim(oneLine(nameSource(told))),
    ...(batchStatus === null ? [] : [paint(batchStatus, c)]),
    ...(cassette === undefined ? [] : [c.yellow(`replayed from ${oneLine(cassette)}`)]),
    ...(production
      ? [c.dim('the version in production (BLAND_VERSION_NUMBER tests another)')]
      : []),
    ...(tested === undefined ? [] : [c.dim(tested)]),
  ]
  return `${label('Bland', c)} ${parts.join(c.dim(' · '))}`
}

function noteLines({ notes = [] }: ReportBatch, c: Colors): readonly string[] {
  return notes.map((note) => `${label('Note', c)} ${c.yellow(oneLine(note))}`)
}

function paint(status: string, c: Colors): string {
  const word = oneLine(status)
  return word.toUpperCase() === 'PASSED' ? c.green(word) : c.red(word)
}

function counts(cases: readonly ReportCase[], c: Colors): string {
  const painted: Readonly<Record<CountedWord, (text: string) => string>> = {
    failed: c.red,
    errored: c.red,
    flaky: c.magenta,
    skipped: c.yellow,
    passed: c.green,
  }
  const parts = countApart(cases).map(({ word, count }) => painted[word](`${count} ${word}`))
  return `${parts.join(c.dim(' | '))} ${c.dim(`(${cases.length})`)}`
}

function baselineLines(cases: readonly ReportCase[], c: Colors): readonly string[] {
  const told = countLabels(baselineLabels(cases))
  return told === '' ? [] : [`${label('Baseline', c)} ${told}`]
}

function isInterrupted({ suites }: Report): boolean {
  return suites.some(({ scenario, cases }) => scenario === null && cases.some(isInterruption))
}

/** Renders lines about the launch. */
function launchLines(batch: ReportBatch, c: Colors): readonly string[] {
  const { suite, launch, complaint } = batch
  const name = oneLine(suite)
  const { kind, variable } = sourceOf(batch)
  const lost = `A ${kind} of ${name} may have been started: find it in the Bland dashboard, and report on it with ${variable}=<its id>`
  const said = `Bland started the batch of ${name} with a complaint: ${oneLine(complaint ?? '', 300)}`
  return [
    ...(launch === undefined ? [] : [`${label('Launch', c)} ${lost}`]),
    ...(complaint === undefined ? [] : [`${label('Launch', c)} ${said}`]),
  ]
}

function goingOn(batch: ReportBatch, c: Colors): readonly string[] {
  const told = stillRunning(batch)
  return told === null ? [] : [`${label(told.label, c)} ${told.text}`]
}

/** Returns how much was played: the attempts, if scenarios are repeated, and the length of all conversations. */
function playedLong(report: Report): string {
  const parts = [countAttempts(report), countConversation(report)]
  return parts.map((part) => (part === null ? '' : ` · ${part}`)).join('')
}

/** Renders what the judges of check runs cost, where Bland says it. */
function costLines({ suites }: Report, c: Colors): readonly string[] {
  const costs = suites.flatMap(({ checkRun }) => checkRun?.cost ?? [])
  if (costs.length === 0) return []
  const total = costs.reduce((sum, one) => sum + one, 0)
  return [`${label('Judges', c)} ${total.toFixed(2)} USD, says Bland`]
}

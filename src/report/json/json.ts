/** Converts a report to `report.json`. */
import type { AttemptRecord } from '../../record/record.ts'
import { traitsOf } from '../../record/traits.ts'
import { plainText } from '../../util/plain-text.ts'
import type {
  JsonAttempt,
  JsonBatch,
  JsonCase,
  JsonPlay,
  JsonReport,
  JsonRun,
  JsonSuite,
} from './json-report.ts'
import { INDENT, objectParts } from './object-parts.ts'
import { comparedRun } from '../model/compared.ts'
import type { Report, ReportBatch, ReportCase, ReportSuite } from '../model/report.ts'
import { verdictOf } from '../model/reported-verdict.ts'
import { suiteTitle } from '../text/suite-title.ts'
import { toTimestamp } from '../../util/times.ts'
import { countWords, worstOfCases } from '../text/verdict-words.ts'

/** Options of the JSON report. */
export interface JsonOptions {
  /** Returns the transcript of a run or an attempt, relative to `report.json`; null if there is none. */
  readonly transcriptOf?: TranscriptOf | undefined
}

type TranscriptOf = (owner: ReportSuite | AttemptRecord) => string | null

/** Renders the report as JSON. Removes the sequences that terminals and CI logs obey from every text. */
export function toJson(report: Report, options: JsonOptions = {}): string {
  return [...jsonParts(report, options)].join('')
}

/** Renders the same in parts: one run at a time. */
export function* jsonParts(report: Report, options: JsonOptions = {}): Generator<string, void> {
  yield* objectParts(reportData(report, options), cleanText)
  yield '\n'
}

/** Renders a value as JSON with clean texts. Hardly any text needs to be cleaned, and to look at each costs more. */
function cleanText(value: unknown): string {
  const asItIs = JSON.stringify(value, undefined, INDENT)
  const isClean = !/\\[bfru]/u.test(asItIs) && plainText(asItIs) === asItIs
  return isClean ? asItIs : JSON.stringify(value, cleaned, INDENT)
}

function cleaned(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value
}

function reportData(
  { suites, batches }: Report,
  { transcriptOf = () => null }: JsonOptions,
): Omit<JsonReport, 'runs'> & { readonly runs: Iterable<JsonRun> } {
  const cases = suites.flatMap((suite) => suite.cases)
  const counts = Object.fromEntries(countWords(cases).map(({ word, count }) => [word, count]))
  return {
    version: suites.some(({ attempts }) => attempts !== undefined) ? 2 : 1,
    // Without any case nothing was tested, which is no pass.
    verdict: cases.length === 0 ? 'skipped' : worstOfCases(cases),
    counts: { passed: 0, failed: 0, errored: 0, skipped: 0, ...counts },
    duration: cases.reduce((sum, { duration }) => sum + duration, 0),
    batches: batches.map(toBatch),
    runs: runsOf(suites, transcriptOf),
    suites: suites.flatMap(toSuite),
  }
}

/** Converts each run when it is its turn. */
function* runsOf(
  suites: readonly ReportSuite[],
  transcriptOf: TranscriptOf,
): Generator<JsonRun, void> {
  for (const suite of suites) yield* toRun(suite, transcriptOf)
}

function toBatch({ batchStatus, ...batch }: ReportBatch): JsonBatch {
  const { suite, batchId, batchIds, checkRunId, production, tested, cassette, notes = [] } = batch
  const ids = { suite, batchId, batchIds, checkRunId }
  const told = { ...ids, status: batchStatus, production, tested, cassette }
  return notes.length === 0 ? told : { ...told, notes }
}

function toRun(one: ReportSuite, transcriptOf: TranscriptOf): readonly JsonRun[] {
  const { scenario, run, attempts, cases } = one
  if (scenario === null) return []
  const { runId, batchId, ...facts } = toPlay(one, transcriptOf(one))
  return [
    {
      suite: suiteTitle(one),
      scenario,
      verdict: worstOfCases(cases),
      runId,
      batchId,
      ...comparedRun(one),
      scenarioId: run === null ? null : run.scenario_id,
      pathwayId: run === null ? null : run.pathway_id,
      ...facts,
      ...(run !== null && traitsOf(run)),
      ...(attempts && { attempts: attempts.map((each) => toAttempt(each, transcriptOf(each))) }),
      cases: cases.map(toCase),
    },
  ]
}

function toAttempt(one: AttemptRecord, transcript: string | null): JsonAttempt {
  const verdicts = one.cases.map((each) => ({ verdict: verdictOf(each) }))
  return { verdict: worstOfCases(verdicts), ...toPlay(one, transcript) }
}

function toPlay(
  { run, batchId }: Pick<AttemptRecord, 'run' | 'batchId'>,
  transcript: string | null,
): JsonPlay {
  return {
    runId: run === null ? null : run.id,
    batchId,
    status: run === null ? null : run.status,
    score: run === null ? null : run.overall_score,
    tone: run?.bland_tone_score?.overall_tone_score ?? null,
    turns: run === null ? null : run.turn_count,
    duration: run === null ? null : run.duration_ms,
    startedAt: run === null ? null : toTimestamp(run.created_at),
    transcript,
  }
}

function toSuite(one: ReportSuite): readonly JsonSuite[] {
  if (one.scenario !== null) return []
  const verdict = worstOfCases(one.cases)
  return [{ suite: suiteTitle(one), verdict, cases: one.cases.map(toCase) }]
}

function toCase({ verdict: concluded, duration: _of, ...one }: ReportCase): JsonCase {
  const { verdict } = concluded
  return concluded.verdict === 'passed'
    ? { ...one, verdict, reason: null, note: concluded.note ?? null }
    : { ...one, verdict, reason: concluded.reason, note: null }
}

/** The result of a command as JSON, for other programs. */
import type { Report, ReportBatch, ReportCase, ReportSuite } from '../report/report.ts'
import type { ExitCode } from './exit-code.ts'

/** What `--json` prints. Keys may be added; none changes its meaning. */
export function toJson({ suites, batches }: Report, exitCode: ExitCode): unknown {
  const own = suites.filter(({ scenario }) => scenario === null)
  return {
    exitCode,
    ...toBatch(batches[0]),
    scenarios: suites.filter(({ scenario }) => scenario !== null).map(toScenario),
    suiteCases: own.flatMap(({ cases }) => cases.map(toCase)),
  }
}

const NO_BATCH = {
  suite: null,
  batchId: null,
  batchStatus: null,
  production: false,
  cassette: null,
}

function toBatch(batch: ReportBatch | undefined): object {
  if (batch === undefined) return NO_BATCH
  const { suite, batchId, batchStatus, production, cassette = null } = batch
  return { suite, batchId, batchStatus, production, cassette }
}

function toScenario({ scenario, run, cases }: ReportSuite): unknown {
  const { id, status, overall_score, turn_count, duration_ms } = run ?? NO_RUN
  return {
    title: scenario,
    runId: id,
    status,
    overallScore: overall_score,
    turnCount: turn_count,
    durationMs: duration_ms,
    cases: cases.map(toCase),
  }
}

const NO_RUN = {
  id: null,
  status: null,
  overall_score: null,
  turn_count: null,
  duration_ms: null,
} as const

function toCase({ title, kind, verdict }: ReportCase): unknown {
  const reason = verdict.verdict === 'passed' ? null : verdict.reason
  const note = verdict.verdict === 'passed' ? (verdict.note ?? null) : null
  return { title, kind, verdict: verdict.verdict, reason, note }
}

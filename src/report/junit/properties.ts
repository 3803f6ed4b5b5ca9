/** The properties of suites and cases in the XML. */
import type { Run } from '../../model/run.ts'
import type { CheckRunFacts } from '../../record/check-run/facts.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import type { JUnitCase, JUnitSuite } from './document.ts'

/** Returns the properties of a case. */
export function casePropertiesOf({
  assertion,
  judge,
  attempts,
  baseline,
}: ReportCase): JUnitCase['properties'] {
  return given([
    ['bland.assertion_id', assertion?.id],
    ['bland.eval_agent_id', judge?.id],
    ['bland.match_rate', judge?.matchRate],
    ['bland.passed', attempts && `${attempts.passed}/${attempts.of}`],
    ['bland.baseline', baseline?.label],
    ['bland.baseline_since', baseline?.since],
  ])
}

/** Returns the properties of a run and its attempts, or of a check run. */
export function propertiesOf({
  batchId,
  run,
  attempts,
  checkRun,
}: ReportSuite): JUnitSuite['properties'] {
  return given([
    ['bland.batch_id', batchId],
    ...(run === null ? [] : ofRun(run)),
    ...(attempts === undefined ? [] : ofAttempts(attempts)),
    ...(checkRun === undefined ? [] : ofCheckRun(checkRun)),
  ])
}

/** Counts the attempts that have a run, and names the runs. */
function ofAttempts(attempts: ReportSuite['attempts'] & {}): readonly Property[] {
  const ids = attempts.flatMap(({ run }) => run?.id ?? [])
  return [
    ['bland.attempts', ids.length],
    ['bland.run_ids', ids.length === 0 ? null : ids.join(',')],
  ]
}

function ofRun(run: Run): readonly Property[] {
  return [
    ['bland.run_id', run.id],
    ['bland.scenario_id', run.scenario_id],
    ['bland.agent_id', run.agent_id],
    ['bland.pathway_id', run.pathway_id],
    ['bland.status', run.status],
    ['bland.overall_score', run.overall_score],
    ['bland.turn_count', run.turn_count],
  ]
}

function ofCheckRun(checkRun: CheckRunFacts): readonly Property[] {
  return [
    ['bland.check_run_id', checkRun.id],
    ['bland.agent_id', checkRun.agentId],
    ['bland.agent_version_id', checkRun.versionId],
    ['bland.status', checkRun.status],
  ]
}

type Property = readonly [name: string, value: string | number | null | undefined]

/** Leaves out properties without a value. */
function given(all: readonly Property[]): JUnitSuite['properties'] {
  return all.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)] as const],
  )
}

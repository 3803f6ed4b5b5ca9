/** Reads the scenarios of a `report.json`, to compare with them or to accept them. */
import type { BaselineCase, BaselineScenario } from '../../history/baseline.ts'
import type { AcceptedScenario } from '../../history/update.ts'
import { fingerprint as hash } from '../../util/fingerprint.ts'
import type { JsonCase, JsonReport, JsonRun } from './json-report.ts'

/** Returns the scenarios of a suite, to accept them. A check has no definition, so it is not accepted. */
export function scenariosIn(report: JsonReport, suite: string): readonly AcceptedScenario[] {
  return runsOf(report, suite).map((run) => ({
    ...toScenario(run),
    day: dayOf(run),
    commit: run.commit ?? null,
    isWhole: run.isPartial !== true,
  }))
}

/** Returns the same as an accepted session: with the day and the commit of each verdict. */
export function baselineIn(report: JsonReport, suite: string): readonly BaselineScenario[] {
  return runsOf(report, suite).map(toScenario)
}

/** Returns the same with checks, which two reports of one suite have in common by their titles. */
export function comparableIn(report: JsonReport, suite: string): readonly BaselineScenario[] {
  return runsOf(report, suite).map((run) => {
    const checks = run.cases.filter(isCheck).map((one) => toEntry(one, run))
    const scenario = toScenario(run)
    return { ...scenario, cases: [...scenario.cases, ...checks.map(withTitleAlone)] }
  })
}

/** Returns the cases of the suite itself as those of a scenario, which is always the same. */
export function casesOfSuite({ suites }: JsonReport, suite: string): BaselineScenario {
  const cases = suites.filter((one) => one.suite === suite).flatMap((one) => one.cases)
  const entries = cases.map((one) => withTitleAlone(toEntry(one, { startedAt: null })))
  return { title: suite, scenarioId: null, fingerprint: hash(suite), cases: entries }
}

function runsOf({ runs }: JsonReport, suite: string): readonly JsonRun[] {
  return runs.filter((run) => run.suite === suite)
}

function toScenario(run: JsonRun): BaselineScenario {
  const { scenario: title, scenarioId, fingerprint = null, rule, cases } = run
  const own = cases.filter((one) => !isCheck(one)).map((one) => toEntry(one, run))
  const traits = traitsIn(run)
  return {
    title,
    scenarioId,
    fingerprint,
    ...(rule && { rule }),
    cases: own,
    ...(traits && { traits }),
  }
}

/** Returns what the report has of the conversation; null for a report of an older version. */
function traitsIn(run: JsonRun): BaselineScenario['traits'] | null {
  const { nodes, scores } = run
  return scores === undefined ? null : { ...(nodes && { nodes }), scores, day: dayOf(run) }
}

function isCheck({ kind }: JsonCase): boolean {
  return kind === 'check'
}

type Dated = Pick<JsonRun, 'startedAt' | 'commit'>

function toEntry(one: JsonCase, run: Dated): BaselineCase {
  const { kind, title, fingerprint = null, verdict, before = verdict, baseline, id } = one
  const { attempts: counts } = one
  const isOld = baseline?.label === 'still failing'
  const since = (isOld ? baseline.since : undefined) ?? dayOf(run)
  const commit = (isOld ? baseline.commit : run.commit) ?? null
  const judged = { verdict: before, ...(counts !== undefined && { counts }) }
  return { kind, id: id ?? title, title, fingerprint, ...judged, since, commit }
}

function withTitleAlone(one: BaselineCase): BaselineCase {
  return { ...one, id: one.title, fingerprint: hash(one.title) }
}

function dayOf({ startedAt }: Pick<JsonRun, 'startedAt'>): string | null {
  return startedAt === null ? null : startedAt.slice(0, 10)
}

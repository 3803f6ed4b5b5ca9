/** Makes the report that every output renders: for each case the worse of our record and the runner's result. */
import { isSameCase } from '../../verdict/case-key.ts'
import type { OwnKey } from '../../verdict/case-key.ts'
import { isLeftOut } from '../../verdict/suite/suite-cases.ts'
import type { Run } from '../../model/run.ts'
import { distinct } from '../../verdict/title.ts'
import { because, worse } from '../../verdict/verdict.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { groupByRun, isReadable } from './by-run.ts'
import { comparedCase, comparedRun } from './compared.ts'
import type { ComparedCase, ComparedRun } from './compared.ts'
import { suiteRecordOf, withStart } from './not-finished.ts'
import { nameSuites, undotted } from './names.ts'
import type { NonEmpty } from './names.ts'
import type { NativeCase } from './native-case.ts'
import { unrecorded, worseOfTwo } from './reported-verdict.ts'
import type { AboutScenario } from '../../model/definition/about-scenario.ts'
import type {
  CaseRecord,
  LoadedRecord,
  LoadedRecords,
  RunRecord,
  SuiteRecord,
} from '../../record/record.ts'

/** A reported case. */
export interface ReportCase extends OwnKey, ComparedCase {
  readonly title: string
  readonly verdict: Verdict
  readonly assertion: CaseRecord['assertion']
  /** The judge of a check run; absent for other cases. */
  readonly judge?: CaseRecord['judge']
  readonly evidence: CaseRecord['evidence']
  /** The length of the run's conversations in milliseconds, on one case of the run; 0 on others. */
  readonly duration: number
  readonly location: NativeCase['location']
}

/** The reported cases of a run, or those of a suite that belong to no run. */
export interface ReportSuite extends ComparedRun {
  /** `<suite>.<scenario>`, or only `<suite>`; with the project before it if several ran the suite. */
  readonly name: string
  readonly suite: string
  readonly scenario: string | null
  readonly host: string | null
  readonly batchId: string | null
  /** The run; with repeated attempts, that of the one that is shown: the first that failed, or else the last. */
  readonly run: Run | null
  /** The attempts in their order; absent if the scenario is played once. */
  readonly attempts?: RunRecord['attempts']
  /** The check run; absent for the run of a scenario. */
  readonly checkRun?: RunRecord['checkRun']
  /** The baseline's facts of its conversation; absent if it has none. */
  readonly accepted?: RunRecord['accepted']
  /** The definition of the scenario; null if it is unknown. */
  readonly about: AboutScenario | null
  readonly cases: readonly ReportCase[]
}

/** An evaluated batch, for the summary. */
export type ReportBatch = Pick<
  SuiteRecord,
  | 'suite'
  | 'batchId'
  | 'batchIds'
  | 'rule'
  | 'checkRunId'
  | 'batchStatus'
  | 'production'
  | 'tested'
  | 'cassette'
  | 'launch'
  | 'complaint'
  | 'notes'
>

/** The report of a test run. */
export interface Report {
  readonly suites: readonly ReportSuite[]
  readonly batches: readonly ReportBatch[]
}

/** Makes the report of the cases that a runner ran, in their order. */
export function makeReport(cases: readonly NativeCase[], records: LoadedRecords): Report {
  const names = nameSuites(cases)
  const groups = groupByRun(cases, records)
  const suites = [...groups.values()].map((group) => makeSuite(group, names, records))
  const batches = [...records.values()].flatMap((record) =>
    record instanceof Error || record.kind !== 'suite' ? [] : [record],
  )
  return { suites: nameApart(suites.filter(({ cases: own }) => own.length > 0)), batches }
}

/** Makes names distinct that differed only in characters that a class name cannot have. */
function nameApart(suites: readonly ReportSuite[]): readonly ReportSuite[] {
  const names = distinct(suites.map(({ name }) => name))
  return suites.map((suite, index) => ({ ...suite, name: names[index] ?? suite.name }))
}

function makeSuite(
  group: NonEmpty<NativeCase>,
  names: ReadonlyMap<string, string>,
  records: LoadedRecords,
): ReportSuite {
  const [{ suite, key, scenario }] = group
  const facts = factsOf(group, records)
  const name = names.get(key.suite) ?? suite
  const cases = group.map((one, index) => {
    const duration = index === 0 ? lengthOf(facts) : 0
    const record = records.get(one.record ?? '') ?? null
    return makeCase(withStart(one, records), record, duration)
  })
  return {
    name: scenario === null ? name : `${name}.${undotted(scenario)}`,
    suite,
    scenario,
    ...facts,
    cases: cases.filter((one) => !isLeftOut(one, one.verdict.verdict)),
  }
}

type Facts = Pick<
  ReportSuite,
  'host' | 'batchId' | 'run' | 'attempts' | 'about' | 'checkRun' | 'accepted'
> &
  ComparedRun

const NO_FACTS: Facts = { host: null, batchId: null, run: null, about: null }

/** Reads the data of a group's run from its records; nothing if there are none. */
function factsOf(group: readonly NativeCase[], records: LoadedRecords): Facts {
  const record =
    group.map((one) => records.get(one.record ?? '')).find(isReadable) ??
    group.map((one) => suiteRecordOf(one, records)).find(isReadable)
  if (record === undefined) return NO_FACTS
  const { host, batchId } = record
  if (record.kind !== 'run') return { ...NO_FACTS, host, batchId }
  const { run, attempts, checkRun, accepted, about = null } = record
  return {
    host,
    batchId,
    run,
    about,
    ...(attempts !== undefined && { attempts }),
    ...(checkRun !== undefined && { checkRun }),
    ...(accepted !== undefined && { accepted }),
    ...comparedRun(record),
  }
}

/** Returns how long the conversations took together. */
function lengthOf({ run, attempts, checkRun }: Facts): number {
  const runs = attempts === undefined ? [run] : attempts.map((one) => one.run)
  const length = runs.reduce((sum, one) => sum + (one?.duration_ms ?? 0), 0)
  return length === 0 ? (checkRun?.duration ?? 0) : length
}

function makeCase(one: NativeCase, record: LoadedRecord | null, duration: number): ReportCase {
  const { key, title, location, native } = one
  const shown = { kind: key.kind, id: key.id, title, duration, location }
  if (record instanceof Error) {
    const lost = because('errored', record.message)
    const verdict = native.state === 'failed' ? worse(lost, unrecorded(native)) : lost
    return { ...shown, ...NOTHING_SAID, verdict }
  }
  const own = record?.cases.find((entry) => isSameCase(entry, key))
  if (own === undefined) return { ...shown, ...NOTHING_SAID, verdict: unrecorded(native) }
  const { assertion, evidence, judge } = own
  const verdict = worseOfTwo(own, native)
  const told = { assertion, evidence, verdict, ...(judge !== undefined && { judge }) }
  return { ...shown, ...told, ...comparedCase(own, verdict) }
}

const NOTHING_SAID = { assertion: null, evidence: [] } as const

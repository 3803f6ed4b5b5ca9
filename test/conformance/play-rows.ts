/** The batches of the table, played through the core in this process and reported: no runner is started. */
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import type { BlandMock } from '@bland-suite/mock'
import { expect } from 'vitest'
import { collectChecks } from '../../src/checks/define-checks.ts'
import type { Check, SuiteBody } from '../../src/checks/define-checks.ts'
import { blandMatchers } from '../../src/checks/matchers.ts'
import { runCheck } from '../../src/checks/run-check.ts'
import { writeCheck } from '../../src/record/check-records.ts'
import { loadRecords } from '../../src/record/load-records.ts'
import type { NativeCase, NativeResult } from '../../src/report/model/native-case.ts'
import type { CaseRecord } from '../../src/record/record.ts'
import { makeReport } from '../../src/report/model/report.ts'
import type { Report } from '../../src/report/model/report.ts'
import { checkOptions } from '../../src/options/check-options.ts'
import { prepareSuite } from '../../src/plan/prepare.ts'
import type { Prepared } from '../../src/plan/prepare.ts'
import { createRecorder } from '../../src/session/recorder.ts'
import type { Recorder } from '../../src/session/recorder.ts'
import { recordUnplanned } from '../../src/session/record-unplanned.ts'
import { openSession } from '../../src/session/session.ts'
import type { Session } from '../../src/session/session.ts'
import { resolveSettings } from '../../src/options/settings.ts'
import type { SuiteSettings } from '../../src/options/settings.ts'
import { BATCH_CASE, reportedKind, START_CASE } from '../../src/verdict/cases.ts'
import type { BatchRow } from '../e2e/tables/batches.ts'
import { startMocks } from '../helpers/mocks.ts'

/** A row, and what is reported of it. */
export interface Reported {
  readonly row: BatchRow
  readonly report: Report
}

type Checks = readonly Check<typeof expect>[]

/** Plays all rows at once: nearly all of their time is waiting. Records are kept below `folder`. */
export async function playRows(
  rows: readonly BatchRow[],
  folder: string,
): Promise<readonly Reported[]> {
  expect.extend(blandMatchers)
  // Requests under way are counted by key: rows that hang must not hold up the others.
  const options = rows.map(({ mock }, index) => ({ ...mock(), apiKey: `key-of-row-${index}` }))
  await using mocks = await startMocks(options)
  const played = mocks.all.map(async (mock, index): Promise<Reported[]> => {
    const row = rows[index]
    if (row === undefined) return []
    const own = join(folder, `${index}`)
    return [{ row, report: await playRow(row, { suite: `Row ${index}`, folder: own, mock }) }]
  })
  return (await Promise.all(played)).flat()
}

interface Place {
  readonly suite: string
  readonly folder: string
  readonly mock: BlandMock
}

async function playRow(row: BatchRow, { suite, folder, mock }: Place): Promise<Report> {
  const given: unknown = runInThisContext(`({ ${row.options} })`)
  const options = checkOptions(given, row.name)
  const checks = collectChecks(bodyOf(row), row.name)
  const connection = { apiKey: mock.apiKey, baseUrl: mock.url }
  // What ends by itself has time on a busy machine; what does not is not waited for longer.
  const { timeout } = row.colour === 'green' ? { timeout: 30_000 } : options
  const settings = resolveSettings({ ...options, ...connection, timeout }, {}, checks)
  const recorder = createRecorder(folder, folder)
  const prepared = await prepareSuite(settings, AbortSignal.timeout(30_000))
  const input = { suite, settings, recorder, checks }
  const cases =
    prepared.state === 'planned' ? await play(input, prepared) : [await refuse(input, prepared)]
  const records = loadRecords(cases.flatMap(({ record }) => record ?? []))
  return makeReport(cases, records)
}

function bodyOf({ body }: BatchRow): SuiteBody<typeof expect> | undefined {
  return body === undefined ? undefined : runInThisContext(`(${body})`)
}

interface Input {
  readonly suite: string
  readonly settings: SuiteSettings
  readonly recorder: Recorder
  readonly checks: Checks
}

async function refuse(
  { suite, recorder }: Input,
  { error }: Prepared & { readonly state: 'unplanned' },
): Promise<NativeCase> {
  const { reason, record } = recordUnplanned(suite, error, recorder)
  const native = { state: 'failed', message: reason } as const
  return { ...caseOf(suite, null), kind: 'suite', title: START_CASE, record, native }
}

async function play(
  { suite, settings, recorder, checks }: Input,
  { plan, link }: Prepared & { readonly state: 'planned' },
): Promise<readonly NativeCase[]> {
  const selected = new Map(
    plan.scenarios.map(({ key, cases }) => [key, new Set(cases.map(({ title }) => title))]),
  )
  const base = { suite, settings, recorder, plan, link, selected }
  const session = openSession({ ...base, judgesBatch: plan.hasBatchCase, absenceHint: null })
  const scenarios = plan.scenarios.map(async ({ key, title: scenario, cases: planned }) => {
    const { cases, record } = await judge(session, key, { planned, checks })
    return planned.map((one): NativeCase => {
      const native = nativeOf(cases.find(({ title }) => title === one.title))
      const { title } = one
      return { ...caseOf(suite, scenario), kind: reportedKind(one), title, record, native }
    })
  })
  const all = (await Promise.all(scenarios)).flat()
  const { case: batch, record } = await session.batch()
  await session.close()
  if (!plan.hasBatchCase) return all
  const native = nativeOf(batch)
  return [...all, { ...caseOf(suite, null), kind: 'suite', title: BATCH_CASE, record, native }]
}

/** A scenario with its checks, which whoever shows it runs. */
async function judge(
  session: Session,
  key: string,
  { planned, checks }: Pick<Input, 'checks'> & { readonly planned: PlannedCases },
): Promise<{ readonly cases: readonly CaseRecord[]; readonly record: string }> {
  const { cases, record, run } = await session.scenario(key)
  if (run === null) return { cases, record }
  const due = planned.flatMap((one) => {
    const check = one.kind === 'check' ? checks[one.check] : undefined
    const isKnown = cases.some(({ title }) => title === one.title)
    return check === undefined || isKnown ? [] : [{ check, title: one.title }]
  })
  const ends = await Promise.all(due.map((one) => runCheck(one, { run, expect })))
  for (const end of ends) writeCheck(record, end.record)
  return { cases: [...cases, ...ends.map((end) => end.record)], record }
}

type PlannedCases = (Prepared & {
  readonly state: 'planned'
})['plan']['scenarios'][number]['cases']

function caseOf(
  suite: string,
  scenario: string | null,
): Omit<NativeCase, 'kind' | 'title' | 'record' | 'native'> {
  const location = { file: 'tests/agent.test.ts', line: 3 }
  return { project: null, suite, suiteKey: suite, scenario, location }
}

/** What a runner says of a case of this record. */
function nativeOf(record: CaseRecord | undefined): NativeResult {
  switch (record?.verdict) {
    case 'passed':
      return { state: 'passed' }
    case 'skipped':
      return { state: 'skipped', reason: record.reason }
    case 'failed':
    case 'errored':
      return { state: 'failed', message: record.reason ?? '' }
    case undefined:
      return { state: 'unfinished' }
  }
}

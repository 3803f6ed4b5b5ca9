/** The batches of the table, played through the core in this process and reported: no runner is started. */
import type { TitledKey } from '../../src/verdict/case-key.ts'
import { ownKey } from '../../src/verdict/planned-case.ts'
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
import { openSession } from '../../src/session/open-session.ts'
import type { Session } from '../../src/session/session.ts'
import { resolveSettings } from '../../src/options/settings.ts'
import type { SuiteSettings } from '../../src/options/settings.ts'
import { everyCase } from '../../src/session/session-input.ts'
import { isSameCase } from '../../src/verdict/case-key.ts'
import { SUITE_STARTS } from '../../src/verdict/suite/suite-cases.ts'
import type { BatchRow } from '../e2e/tables/row.ts'
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
  const patience = row.colour === 'green' ? { timeout: 30_000, settleTimeout: 8_000 } : {}
  const settings = resolveSettings({ ...connection, ...options, ...patience }, {}, checks)
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
  return { ...suiteCase(suite, SUITE_STARTS), record, native }
}

async function play(
  { suite, settings, recorder, checks }: Input,
  { plan, link }: Prepared & { readonly state: 'planned' },
): Promise<readonly NativeCase[]> {
  const base = { suite, settings, recorder, plan, link, ...everyCase(plan) }
  const session = openSession({ ...base, absenceHint: null })
  const scenarios = plan.scenarios.map(async ({ key, title: scenario, cases: planned }) => {
    const { cases, record } = await judge(session, key, { planned, checks })
    return planned.map((one): NativeCase => {
      const own = ownKey(one)
      const native = nativeOf(cases.find((other) => isSameCase(other, own)))
      const id = { ...own, suite, scenario: key }
      return { ...BASE, key: id, suite, scenario, title: one.title, record, native }
    })
  })
  const all = (await Promise.all(scenarios)).flat()
  const { cases: ofSuite, record } = await session.suite()
  await session.close()
  const shown = ofSuite.map((one) => ({ ...suiteCase(suite, one), record, native: nativeOf(one) }))
  return [...all, ...shown]
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
    const isKnown = cases.some((other) => isSameCase(other, ownKey(one)))
    return check === undefined || isKnown ? [] : [{ check, id: one.id, title: one.title }]
  })
  const ends = await Promise.all(due.map((one) => runCheck(one, { run, expect })))
  for (const end of ends) writeCheck(record, end.record)
  return { cases: [...cases, ...ends.map((end) => end.record)], record }
}

type PlannedCases = (Prepared & {
  readonly state: 'planned'
})['plan']['scenarios'][number]['cases']

const BASE = { project: null, location: { file: 'tests/agent.test.ts', line: 3 } } as const

function suiteCase(
  suite: string,
  { kind, id, title }: TitledKey,
): Omit<NativeCase, 'record' | 'native'> {
  return { ...BASE, key: { suite, scenario: null, kind, id }, suite, scenario: null, title }
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

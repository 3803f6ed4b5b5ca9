/** Whole suites whose records stay in memory: planned, played, and put into an XML. */
import { toJUnit } from '../../../src/report/junit/junit.ts'
import type { NativeCase } from '../../../src/report/model/native-case.ts'
import type { CaseRecord, RunRecord, SuiteRecord } from '../../../src/record/record.ts'
import { makeReport } from '../../../src/report/model/report.ts'
import { prepareSuite } from '../../../src/plan/prepare.ts'
import type { Prepared } from '../../../src/plan/prepare.ts'
import type { Recorder } from '../../../src/session/recorder.ts'
import { everyCase } from '../../../src/session/session-input.ts'
import { openSession } from '../../../src/session/open-session.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import { isRed } from '../../../src/verdict/verdict.ts'

/** What became of a suite. */
export interface InMemory {
  readonly isGreen: boolean
  /** `Refund › Books is failed: …` for each case that is red. */
  readonly red: readonly string[]
  readonly xml: string
}

/** How long a plan may wait for runs that a batch counts and does not have, in milliseconds. */
const COLLECTING = 2_000

/** Plans and plays a suite with every case selected. */
export async function playInMemory(settings: SuiteSettings): Promise<InMemory> {
  const prepared = await prepareSuite(settings, AbortSignal.timeout(COLLECTING))
  if (prepared.state === 'planned') return playPlanned(settings, prepared)
  return { isGreen: false, red: [prepared.error.message], xml: '<testsuites />' }
}

async function playPlanned(
  settings: SuiteSettings,
  { plan, link }: Prepared & { readonly state: 'planned' },
): Promise<InMemory> {
  const { recorder, records } = memory()
  const session = openSession({
    suite: 'Acme',
    link,
    settings,
    plan,
    ...everyCase(plan),
    recorder,
    absenceHint: null,
  })
  const judged = await Promise.all(
    plan.scenarios.map(async ({ key, title }) => ({
      title,
      ...(await session.scenario(key)),
    })),
  )
  const last = await session.suite()
  await session.close()
  const cases: readonly NativeCase[] = [
    ...judged.flatMap((one) =>
      one.cases.map(({ kind, id, title }) => ({
        ...NATIVE,
        key: { suite: 'a', scenario: one.key, kind, id },
        scenario: one.title,
        title,
        record: one.record,
      })),
    ),
    ...last.cases.map(({ kind, id, title }) => ({
      ...NATIVE,
      key: { suite: 'a', scenario: null, kind, id },
      scenario: null,
      title,
      record: last.record,
    })),
  ]
  const all = [
    ...judged.flatMap((one) => one.cases.map((own) => tell(one.title, own))),
    ...last.cases.map((own) => tell('', own)),
  ]
  const red = all.filter((text) => text !== null)
  return { isGreen: red.length === 0, red, xml: toJUnit(makeReport(cases, records)) }
}

const NATIVE = {
  project: null,
  suite: 'Acme',
  native: { state: 'passed' },
  location: null,
} as const

function tell(scenario: string, one: CaseRecord): string | null {
  return isRed(one) ? `${scenario} › ${one.title} is ${one.verdict}: ${one.reason}` : null
}

function memory(): {
  readonly recorder: Recorder
  readonly records: Map<string, RunRecord | SuiteRecord>
} {
  const records = new Map<string, RunRecord | SuiteRecord>()
  const keep = (path: string, record: RunRecord | SuiteRecord): string => {
    records.set(path, record)
    return path
  }
  const recorder: Recorder = {
    writeRun: (record) => keep(record.scenario, record),
    writeSuite: (record) => keep('suite', record),
    writeConversation: () => null,
    writeAnswer: () => 'answer.json',
  }
  return { recorder, records }
}

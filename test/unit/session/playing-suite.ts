/** Plays a whole suite, and returns its records. */
import { loadRecord } from '../../../src/record/load-records.ts'
import type { CaseRecord } from '../../../src/record/record.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import { prepareSuite } from '../../../src/plan/prepare.ts'
import { everyCase } from '../../../src/session/session-input.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { openSession } from '../../../src/session/open-session.ts'
import { aFolder } from '../helpers/folder.ts'

interface PlayedSuite {
  readonly scenarios: readonly { readonly title: string; readonly cases: readonly CaseRecord[] }[]
  readonly suite: readonly CaseRecord[]
  readonly notes: readonly string[]
}

export async function playSuite(settings: SuiteSettings, suite: string): Promise<PlayedSuite> {
  await using folder = await aFolder()
  const prepared = await prepareSuite(settings, new AbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  const { plan, link } = prepared
  const recorder = createRecorder(folder.path, folder.path)
  const input = { suite, link, settings, plan, ...everyCase(plan), recorder, absenceHint: null }
  const session = openSession(input)
  const scenarios = await Promise.all(
    plan.scenarios.map(async ({ key, title }) => {
      const { cases } = await session.scenario(key)
      return { title, cases }
    }),
  )
  const own = await session.suite()
  const record = loadRecord(own.record)
  await session.close()
  const notes = record.kind === 'suite' ? (record.notes ?? []) : []
  return { scenarios, suite: own.cases, notes }
}

/** Whole suites without a runner: planned, played with every case selected, and told. */
import { everyCase } from '../../../src/session/session-input.ts'
import { openSession } from '../../../src/session/open-session.ts'
import { prepareSuite } from '../../../src/plan/prepare.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import type { CaseRecord } from '../../../src/record/record.ts'
import { aFolder } from './folder.ts'

/** What became of a suite. */
export interface PlayedSuite {
  /** `passed` or `failed: reason`, by scenario and case; the suite's own under ``. */
  readonly told: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Why the cassette was not written; null where none was to be, or it was. */
  readonly unwritten: string | null
}

/** Plays a suite; a plan that cannot be made is told as the case `suite starts`. */
export async function playAll(
  settings: SuiteSettings,
  isSelected: (scenario: string) => boolean = () => true,
): Promise<PlayedSuite> {
  await using folder = await aFolder()
  const prepared = await prepareSuite(settings, new AbortController().signal)
  if (prepared.state === 'unplanned') {
    const { message } = prepared.error
    return { told: { '': { 'suite starts': `failed: ${message}` } }, unwritten: null }
  }
  const { plan, link } = prepared
  const chosen = plan.scenarios.filter(({ title }) => isSelected(title))
  const session = openSession({
    suite: 'Acme',
    link,
    settings,
    plan,
    ...everyCase({ ...plan, scenarios: chosen }),
    ...(chosen.length < plan.scenarios.length && { suiteCases: new Set() }),
    recorder: createRecorder(folder.path, folder.path),
    absenceHint: null,
  })
  const runs = chosen.map(async ({ key, title }) => {
    const { cases } = await session.scenario(key)
    return [title, tellCases(cases)] as const
  })
  const told = Object.fromEntries(await Promise.all(runs))
  const { cases: own } = await session.suite()
  const unwritten = await session.close().then(
    () => null,
    (error: unknown) => String(error),
  )
  return { told: { ...told, '': tellCases(own) }, unwritten }
}

function tellCases(cases: readonly CaseRecord[]): Readonly<Record<string, string>> {
  const entries = cases.map(({ title, verdict, reason, note }) => [
    title,
    [verdict, reason ?? note].filter((part) => part !== null).join(': '),
  ])
  return Object.fromEntries(entries)
}

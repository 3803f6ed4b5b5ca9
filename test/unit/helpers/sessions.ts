/** Sessions with a mock, impatient ones. */
import { ownKey } from '../../../src/verdict/planned-case.ts'
import type { SessionInput } from '../../../src/session/session-input.ts'
import type { BlandMock } from '@bland-suite/mock'
import type { BlandClientOptions } from '../../../src/api/client.ts'
import type { CaseRecord } from '../../../src/record/record.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { prepareSuite } from '../../../src/plan/prepare.ts'
import { askVersion } from '../../../src/plan/target/asked-version.ts'
import { nextVersion } from '../../../src/plan/target/next-version.ts'
import type { Prepared } from '../../../src/plan/prepare.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { everyCase } from '../../../src/session/session-input.ts'
import { keyText } from '../../../src/verdict/case-key.ts'
import { openSession } from '../../../src/session/open-session.ts'
import type { Session } from '../../../src/session/session.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import { clientOf } from './clients.ts'
import { aFolder } from './folder.ts'
import type { Folder } from './folder.ts'

const IMPATIENT = { pollInterval: 50, settleTimeout: 250 }

/** The pathway of the mock's scenarios that name no other. */
export const PATHWAY = 'b1693602-c05e-4b5c-b187-d0189a42aebf'

export function settingsOf(
  { apiKey, url }: BlandMock,
  options: SuiteOptions,
  env: Readonly<Record<string, string>> = {},
): SuiteSettings {
  const connection = { apiKey, baseUrl: url }
  // Users cannot be so impatient: no conversation of Bland ends within a second.
  const { timeout = 10_000, ...rest } = options
  const given = checkOptions({ ...IMPATIENT, ...connection, ...rest }, 'suite')
  const settings = resolveSettings(given, env)
  return { ...settings, timing: { ...settings.timing, timeout } }
}

/** Plans with a signal that never aborts. */
export function prepare(settings: SuiteSettings): Promise<Prepared> {
  return prepareSuite(settings, new AbortController().signal)
}

/** The plan for a mock's scenarios or batches. */
export async function planOf(mock: BlandMock, options: SuiteOptions): Promise<Plan> {
  const prepared = await prepare(settingsOf(mock, options))
  if (prepared.state === 'unplanned') throw prepared.error
  return prepared.plan
}

/** Why there is no plan. */
export async function refusalOf(mock: BlandMock, options: SuiteOptions): Promise<string> {
  const prepared = await prepare(settingsOf(mock, options))
  return prepared.state === 'planned' ? 'there is a plan' : prepared.error.message
}

/** The titles of a plan's cases, by scenario. */
export function outline({ scenarios }: Plan): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    scenarios.map((scenario) => [scenario.title, scenario.cases.map(({ title }) => title)]),
  )
}

interface Opening extends Partial<Omit<SessionInput, 'plan' | 'settings'>> {
  /** Leaves cases out. */
  readonly select?: (scenario: string, title: string) => boolean
  readonly client?: never
  /** Is called between planning and opening. */
  readonly onPlanned?: () => void
  readonly connection?: BlandClientOptions
}

/** An open session, closed at the end of the block. */
export interface Opened extends AsyncDisposable {
  readonly session: Session
  readonly plan: Plan
  readonly folder: Folder
  /** The verdicts of a scenario's cases, or of the batch's own, by title. */
  readonly told: (scenario: string) => Promise<Readonly<Record<string, string>>>
  readonly toldBatch: () => Promise<string>
}

export async function openOn(
  mock: BlandMock,
  options: SuiteOptions,
  { select = () => true, connection = {}, onPlanned = () => {}, ...input }: Opening = {},
): Promise<Opened> {
  const settings = settingsOf(mock, options)
  const plan = await planOf(mock, options)
  onPlanned()
  const folder = await aFolder()
  const client = clientOf(mock, { retryFor: 5_000, ...connection })
  const chosen = plan.scenarios.map((scenario) => {
    const cases = scenario.cases.filter(({ title }) => select(scenario.title, title))
    return [scenario.key, new Set(cases.map((one) => keyText(ownKey(one))))] as const
  })
  const session = openSession({
    suite: 'Acme',
    link: {
      client,
      verify: null,
      askVersion: askVersion(client, settings, plan),
      nextVersion: nextVersion(client, { settings, plan }),
      redacted: 'none',
      selection: settings.selection,
    },
    settings,
    plan,
    ...everyCase(plan),
    selected: new Map(chosen.filter(([, keys]) => keys.size > 0)),
    recorder: createRecorder(folder.path, folder.path),
    absenceHint: null,
    ...input,
  })
  return {
    session,
    plan,
    folder,
    told: async (title) => {
      const key = plan.scenarios.find((scenario) => scenario.title === title)?.key
      if (key === undefined) throw new RangeError(`no scenario is called ${title}`)
      return tellCases((await session.scenario(key)).cases)
    },
    toldBatch: async () => (await session.suite()).cases.map(tell).join('; '),
    [Symbol.asyncDispose]: async () => {
      await session.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function tellCases(cases: readonly CaseRecord[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.map((one) => [one.title, tell(one)]))
}

/** `passed`, `passed (note)` or `failed: reason`. */
function tell({ verdict, reason, note }: CaseRecord): string {
  if (reason !== null) return `${verdict}: ${reason}`
  return note === null ? verdict : `${verdict} (${note})`
}

/** How many requests of a method went to a path below `/v1/agent-testing`. */
export function count({ requests }: BlandMock, method: string, path: RegExp): number {
  return requests.filter((one) => one.method === method && path.test(one.path)).length
}

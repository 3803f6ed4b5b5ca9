/** An agent on the mock whose saved checks are played, and sessions of them. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { resolveSettings } from '../../../../src/options/settings.ts'
import type { SuiteSettings } from '../../../../src/options/settings.ts'
import type { SuiteOptions } from '../../../../src/options/suite-options.ts'
import { prepareSuite } from '../../../../src/plan/prepare.ts'
import { openSession } from '../../../../src/session/open-session.ts'
import { createRecorder } from '../../../../src/session/recorder.ts'
import type { Session } from '../../../../src/session/session.ts'
import { everyCase } from '../../../../src/session/session-input.ts'

type Checks = NonNullable<NonNullable<MockOptions['agents']>[number]['checks']>['staging']

export const JUDGES = [
  { id: 'j1', name: 'Refund resolved', outcomes: ['pass'] },
  { id: 'j2', name: 'Warm tone', required: false, outcomes: ['fail'] },
] as const

export function desk(staging: Checks): Promise<BlandMock> {
  return startBlandMock({
    scenarios: [{ id: 'refund', name: 'Refund', agent_id: 'desk' }],
    agents: [
      {
        id: 'desk',
        versions: [{ id: 'v2' }, { id: 'v1' }],
        environments: { staging: 'v1' },
        ...(staging && { checks: { staging } }),
      },
    ],
  })
}

/** Settings for the mock. The time limit may be shorter than users may set it. */
export function settingsFor(
  mock: BlandMock,
  { timeout, ...options }: Partial<SuiteOptions>,
  env = {},
): SuiteSettings {
  const connection = { apiKey: mock.apiKey, baseUrl: mock.url, pollInterval: 20, settleTimeout: 50 }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows name one source each
  const all = { agentId: 'desk', ...connection, ...options } as SuiteOptions
  const settings = resolveSettings(all, env)
  const timing = { ...settings.timing, ...(timeout !== undefined && { timeout }) }
  return { ...settings, timing }
}

export const staging = { checks: 'staging' } as const

export function posts(mock: BlandMock, end: string): number {
  return mock.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(end)).length
}

/** Opens a session without waiting for it; its records are in the folder. */
export async function opened(
  mock: BlandMock,
  folder: string,
  options: Partial<SuiteOptions> = staging,
): Promise<Session> {
  const settings = settingsFor(mock, options)
  const prepared = await prepareSuite(settings, new AbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  const { plan, link } = prepared
  const recorder = createRecorder(folder, folder)
  const input = { suite: 'Desk', link, settings, plan, ...everyCase(plan), recorder }
  return openSession({ ...input, absenceHint: null })
}

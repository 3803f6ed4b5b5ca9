/** A suite that was planned from a snapshot, and plays what Bland has meanwhile. */
import { readFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import type { CaseRecord } from '../../../src/record/record.ts'
import { openSession } from '../../../src/session/open-session.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { everyCase } from '../../../src/session/session-input.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { PATHWAY, prepare, settingsOf } from '../helpers/sessions.ts'

const polite = { id: 'a1', type: 'LLM_JUDGE', name: 'is polite', config: { prompt: 'Polite?' } }
const brief = { id: 'a2', type: 'CONTAINS', name: 'is brief', config: { value: 'Bye' } }
const REFUND: MockScenario = { id: 's1', name: 'Refund', assertions: [polite, brief] }
const BOOKING: MockScenario = { id: 's2', name: 'Booking', assertions: [polite] }

type Env = Readonly<Record<string, string>>

/** Plays scenarios by the snapshot in a folder: verdicts and labels by scenario and case, and the notes. */
async function play(
  folder: Folder,
  scenarios: readonly MockScenario[],
  { env = {}, ...options }: Omit<LaunchOptions, 'pathwayId'> & { readonly env?: Env } = {},
) {
  await using mock = await startBlandMock({
    scenarios: scenarios.map((one) => ({ ...one, play: { takes: 0, ...one.play } })),
  })
  const snapshot = folder.file('scenarios.json')
  const given: LaunchOptions = { pathwayId: PATHWAY, snapshot, drift: 'warn', ...options }
  const settings = settingsOf(mock, given, env)
  const prepared = await prepare(settings)
  if (prepared.state === 'unplanned') throw prepared.error
  const { plan, link } = prepared
  const recorder = createRecorder(folder.file('records'), folder.path)
  const input = { suite: 'Acme', link, settings, plan, ...everyCase(plan), recorder }
  const session = openSession({ ...input, absenceHint: null })
  const told = new Map<string, Readonly<Record<string, string>>>()
  for (const { key, title } of plan.scenarios) {
    const { cases } = await session.scenario(key)
    told.set(title, Object.fromEntries(cases.map((one) => [one.title, wordsOf(one)])))
  }
  const { record } = await session.suite()
  await session.close()
  const suite: unknown = JSON.parse(await readFile(record, 'utf8'))
  return { told: Object.fromEntries(told), launches: mock.launches.length, suite }
}

function wordsOf({ verdict, baseline }: CaseRecord): string {
  return baseline === undefined ? verdict : `${verdict}, ${baseline.label}`
}

async function snapshotOf(scenarios: readonly MockScenario[]): Promise<Folder> {
  const folder = await aFolder()
  await play(folder, scenarios, { env: { BLAND_SNAPSHOT: 'update' } })
  return folder
}

describe.concurrent('with a drift that only warns', () => {
  test('an edited prompt is played, told, and changes every case of its scenario alone', async () => {
    await using folder = await snapshotOf([REFUND, BOOKING])
    const edited = { ...REFUND, tester_persona_prompt: 'You are angry.' }
    const { told, launches, suite } = await play(folder, [edited, BOOKING])
    expect(told).toEqual({
      Refund: {
        'run completes': 'passed, changed',
        'is polite': 'passed, changed',
        'is brief': 'passed, changed',
      },
      Booking: { 'run completes': 'passed', 'is polite': 'passed' },
    })
    expect(launches).toBe(1)
    expect(suite).toMatchObject({
      notes: [
        expect.stringMatching(/no longer matches Bland: “Refund” has changed \(callerPrompt: /u),
      ],
    })
  })

  test('an edited assertion changes itself, and is found by its new id', async () => {
    await using folder = await snapshotOf([REFUND])
    const stern = { ...polite, id: 'b1', config: { prompt: 'Stern?' } }
    const edited = { ...REFUND, assertions: [stern, { ...brief, id: 'b2' }] }
    const { told } = await play(folder, [{ ...edited, play: { results: { 0: 'fail' } } }])
    expect(told).toEqual({
      Refund: { 'run completes': 'passed', 'is polite': 'failed, changed', 'is brief': 'passed' },
    })
  })

  test('an assertion that is gone has no verdict', async () => {
    await using folder = await snapshotOf([REFUND])
    const { told } = await play(folder, [{ ...REFUND, assertions: [polite] }])
    expect(told).toMatchObject({
      Refund: { 'is polite': 'passed', 'is brief': 'errored, changed' },
    })
  })

  test('a scenario that is gone is not played, and has no verdict', async () => {
    await using folder = await snapshotOf([REFUND, BOOKING])
    const { told, launches } = await play(folder, [BOOKING])
    expect(told).toEqual({
      Booking: { 'run completes': 'passed', 'is polite': 'passed' },
      Refund: { 'run completes': 'errored', 'is polite': 'skipped', 'is brief': 'skipped' },
    })
    expect(launches).toBe(1)
  })

  test('a scenario that is gone does not keep the others from being repeated', async () => {
    await using folder = await snapshotOf([REFUND, BOOKING])
    const failing = { ...BOOKING, play: { results: { 0: 'fail' as const } } }
    const repeat = { times: 3, pass: { atLeast: 2 } }
    const { told, launches } = await play(folder, [failing], { repeat })
    expect(told).toMatchObject({
      Booking: { 'is polite': 'failed' },
      Refund: { 'run completes': 'errored', 'is polite': 'errored' },
    })
    expect(launches).toBe(2)
  })

  test('a failure of a changed case is never excused', async () => {
    await using folder = await snapshotOf([REFUND])
    const edited = {
      ...REFUND,
      tester_persona_prompt: 'You are angry.',
      play: { results: { 0: 'fail' as const } },
    }
    const file = folder.file('baseline.json')
    const update = { BLAND_BASELINE: 'update' }
    await play(folder, [edited], { baseline: file, env: update })
    const baseline = { file, fail: 'new' as const, maxAge: 10_000 }
    const { told } = await play(folder, [edited], { baseline })
    expect(told).toMatchObject({ Refund: { 'is polite': 'failed, changed' } })
    const repeat = { times: 2, pass: 'any' as const }
    const repeated = await play(folder, [edited], { baseline, repeat })
    expect(repeated.told).toMatchObject({
      Refund: { 'is polite': 'failed, changed', 'is brief': 'passed, changed' },
    })
    expect(repeated.launches).toBe(2)
    expect(repeated.suite).toMatchObject({
      notes: [
        expect.stringContaining('once there, 1 of 2 here'),
        expect.stringContaining('no longer matches'),
      ],
    })
    const fresh = { env: { BLAND_SNAPSHOT: 'update' }, baseline }
    expect((await play(folder, [edited], fresh)).told).toMatchObject({
      Refund: { 'is polite': 'skipped, still failing' },
    })
  })
})

test('new ids of the same assertions are no difference', async () => {
  await using folder = await snapshotOf([REFUND])
  const put = {
    ...REFUND,
    assertions: [
      { ...brief, id: 'b2' },
      { ...polite, id: 'b1' },
    ],
  }
  const { told } = await play(folder, [put], { drift: 'refuse' })
  expect(told).toEqual({
    Refund: { 'run completes': 'passed', 'is polite': 'passed', 'is brief': 'passed' },
  })
})

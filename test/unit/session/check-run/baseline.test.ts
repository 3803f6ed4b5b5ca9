/** A check run beside a baseline: its judges are compared like assertions, by their definitions. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CaseRecord } from '../../../../src/record/record.ts'
import { aFolder } from '../../helpers/folder.ts'
import { playSuite } from '../playing-suite.ts'
import { desk, settingsFor, staging } from './desk.ts'

type Saved = NonNullable<Parameters<typeof desk>[0]>

const UPDATE = { BLAND_BASELINE: 'update' }

type Rating = 'pass' | 'fail'

/** Two judges, how they rate each conversation, and what is other about the first one. */
const saved = (
  [first, second]: readonly [Rating, Rating],
  judge: Partial<Saved['judges'][number]> = {},
  times = 1,
): Saved => ({
  simulationsCount: times,
  play: { takes: 30 },
  judges: [
    { id: 'j1', name: 'Refund resolved', outcomes: Array<Rating>(times).fill(first), ...judge },
    { id: 'j2', name: 'Keeps calm', outcomes: Array<Rating>(times).fill(second) },
  ],
})

async function play(checks: Saved, file: string, env = {}): Promise<Record<string, string>> {
  await using mock = await desk(checks)
  // The mock lives in one May for ever.
  const options = { ...staging, baseline: { file, fail: 'new', maxAge: 10_000 } } as const
  const { scenarios } = await playSuite(settingsFor(mock, options, env), 'Desk')
  const cases = scenarios.flatMap((one) => one.cases)
  return Object.fromEntries(cases.map((one) => [one.title, tell(one)]))
}

function tell({ verdict, baseline }: CaseRecord): string {
  return baseline === undefined ? verdict : `${verdict}, ${baseline.label}`
}

test('of a check run, a failure that is accepted is excused, and a new one is not', async () => {
  await using folder = await aFolder()
  const file = join(folder.path, 'checks.json')
  await play(saved(['fail', 'pass']), file, UPDATE)
  expect(await play(saved(['fail', 'fail']), file)).toEqual({
    'run completes': 'passed, as before',
    'Refund resolved': 'skipped, still failing',
    'Keeps calm': 'failed, new failure',
  })
  expect(await play(saved(['pass', 'pass']), file)).toMatchObject({
    'Refund resolved': 'passed, fixed',
    'Keeps calm': 'passed, as before',
  })
})

test.each([
  ['other levels that count', { targets: ['excellent'] }],
  ['a judge that is not required any more', { required: false }],
])('%s is a changed definition, and is not excused', async (_what, edit) => {
  await using folder = await aFolder()
  const file = join(folder.path, 'checks.json')
  await play(saved(['fail', 'fail']), file, UPDATE)
  const told = await play(saved(['fail', 'fail'], edit), file)
  expect(told['Refund resolved']).toMatch(/, changed$/u)
  expect(told['Keeps calm']).toBe('skipped, still failing')
})

test('other conversations change every judge', async () => {
  await using folder = await aFolder()
  const file = join(folder.path, 'checks.json')
  await play(saved(['fail', 'fail']), file, UPDATE)
  expect(await play(saved(['fail', 'fail'], {}, 2), file)).toEqual({
    'run completes': 'passed, changed',
    'Refund resolved': 'failed, changed',
    'Keeps calm': 'failed, changed',
  })
})

import { describe, expect, test } from 'vitest'
import { Leader } from '../../../src/runner/main/leader.ts'
import { selectionOf } from '../../../src/runner/main/mailbox.ts'
import type { Answer, Mailbox } from '../../../src/runner/main/mailbox.ts'
import type { SharedSuite } from '../../../src/runner/shared-suite.ts'
import { aFolder } from '../helpers/folder.ts'

const UNPLANNED: SharedSuite = {
  name: 'Desk',
  shared: { state: 'unplanned', problem: { message: 'no key' } },
}
const TESTS = [
  { key: 'a', cases: [{ kind: 'run', id: 'completes' }] },
  { key: 'a', cases: [{ kind: 'assertion', id: '7' }] },
  { key: null, cases: [{ kind: 'suite', id: 'batch' }] },
] as const

/** Begins a suite twice, and waits for all answers. */
async function lead(outDir: string, fields: { refusal?: string; suite?: SharedSuite | null }) {
  const answers: (readonly [key: string | null, answer: Answer])[] = []
  const mailbox: Mailbox = {
    readSuite: () => (fields.suite === undefined ? UNPLANNED : fields.suite),
    secretsOf: () => ({}),
    untilAsked: async () => true,
    answer: (_id, key, answer) => void answers.push([key, answer]),
  }
  const selection = { id: 's', plan: 'p', suite: 'Desk', refusal: null, ...selectionOf(TESTS) }
  const leader = new Leader({
    mailbox,
    outDir,
    selections: new Map([['s', selection]]),
    refusal: fields.refusal ?? null,
    progress: null,
  })
  leader.begin('s')
  leader.begin('s')
  leader.begin('of another reporter')
  expect(await leader.close()).toEqual([])
  return { leader, answers }
}

test('a selection has each scenario once, the cases of the suite apart, and the first case', () => {
  expect(selectionOf(TESTS)).toEqual({
    scenarios: new Map([['a', new Set(['run completes', 'assertion 7'])]]),
    suiteCases: new Set(['batch']),
    keys: ['a', null],
    first: 'run completes',
  })
})

describe('the leader of a run', () => {
  test('answers each that waits once, with the record of why there is no plan', async () => {
    await using folder = await aFolder()
    const { leader, answers } = await lead(folder.path, {})
    const record = leader.recordOf('s', 'a')
    expect(record).toContain(leader.folderOf('s'))
    const judged = { state: 'judged', record, conversation: null }
    expect(answers).toEqual([
      ['a', judged],
      [null, judged],
    ])
    expect([...leader.remembered.keys()]).toEqual([record])
    expect(leader.folders).toEqual([leader.folderOf('s')])
  })

  test('lets the first case fail, and no other, if nothing may be played', async () => {
    await using folder = await aFolder()
    const { leader, answers } = await lead(folder.path, { refusal: 'not here' })
    expect(answers).toEqual([
      ['a', { state: 'refused', reason: 'not here', fails: 'run completes' }],
      [null, { state: 'refused', reason: 'not here', fails: null }],
    ])
    expect([leader.folders, leader.recordOf('s', 'a')]).toEqual([[], null])
  })

  test('answers that it is broken if options cannot be read', async () => {
    await using folder = await aFolder()
    const plan = { scenarios: [], hasBatch: false, batchRuns: null }
    const suite: SharedSuite = {
      name: 'Desk',
      options: { pathway: 'x' },
      // Options are read before the plan is.
      shared: { state: 'planned', plan },
    }
    const { answers } = await lead(folder.path, { suite })
    expect(answers.map(([, { state }]) => state)).toEqual(['broken', 'broken'])
    expect(answers[0]?.[1]).toHaveProperty('reason', expect.stringContaining('`pathway`'))
  })

  test('answers nobody if no test file was loaded in this run', async () => {
    await using folder = await aFolder()
    const { answers } = await lead(folder.path, { suite: null })
    expect(answers).toEqual([])
  })
})

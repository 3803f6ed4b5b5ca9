/** What a test shows and attaches of what another process has judged. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { bareRecord } from '../../../src/record/evidence.ts'
import { loadRecord } from '../../../src/record/load-records.ts'
import { carriedBy, readAnswer } from '../../../src/runner/worker/attachments.ts'
import { tagsOf } from '../../../src/runner/worker/tags.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { aRun } from '../helpers/bodies.ts'
import { aFolder } from '../helpers/folder.ts'

const completes = { kind: 'run', id: 'completes', title: 'run completes' } as const
const calm = { kind: 'check', id: '0', title: 'is calm' } as const
const ASKED = [completes, calm]

const FAILED = because('failed', 'too loud')

async function judgedRun(verdict: Verdict = PASSED) {
  const folder = await aFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const recorder = createRecorder(folder.path, folder.path)
  const record = {
    version: 1,
    kind: 'run',
    suite: 'Acme',
    host: 'bland',
    scenario: 'Refund',
    scenarioId: 's1',
    batchId: 'b1',
    run: aRun({ id: 'r1', tone_scores: [{ dimension: 'empathy', score: 0.5 }] }),
    cases: [bareRecord(completes, verdict)],
  } as const
  const conversation = recorder.writeConversation(record)
  return readAnswer({ state: 'judged', record: recorder.writeRun(record), conversation }, ASKED)
}

test('without a leader that plays, one case fails with the reason, and the others are skipped', () => {
  const told = (fails: string | null) =>
    readAnswer({ state: 'refused', reason: 'no key', fails }, ASKED).cases.map(
      ({ id, verdict, reason }) => `${id} ${verdict}: ${reason}`,
    )
  expect(told('check 0')).toEqual(['completes skipped: no key', '0 failed: no key'])
  expect(told(null)).toEqual(['completes skipped: no key', '0 skipped: no key'])
  const { cases } = readAnswer({ state: 'broken', reason: 'no disk' }, ASKED)
  expect(cases.map(({ verdict }) => verdict)).toEqual(['failed', 'skipped'])
})

test('nothing is attached of what was not played', async () => {
  const judged = readAnswer({ state: 'broken', reason: 'no disk' }, ASKED)
  expect(await carriedBy(judged, [])).toEqual({ record: null, notes: [], attachments: [] })
})

test('a test that failed carries the record of its run, the conversation and the ids', async () => {
  const judged = await judgedRun(FAILED)
  expect(judged.cases).toMatchObject([{ ...completes, verdict: 'failed' }])
  const { record, notes, attachments } = await carriedBy(judged, [])
  expect(record).toBe(judged.recorded?.path)
  expect(notes.map(({ type, description }) => `${type} ${description}`)).toEqual([
    'Bland batch b1',
    'Bland run r1',
  ])
  expect(attachments.map(({ name }) => name)).toEqual(['conversation', 'transcript'])
  expect(readFileSync(judged.conversation?.text ?? '', 'utf8')).toContain('Refund')
})

test('a test that passed carries no conversation: the report has it, with hundreds of others in one file', async () => {
  const judged = await judgedRun()
  const { record, attachments } = await carriedBy(judged, [bareRecord(calm, PASSED)])
  expect(attachments).toEqual([])
  expect(existsSync(judged.conversation?.page ?? '')).toBe(false)
  expect(record).not.toBeNull()
})

test('its checks, which ran in this process, are in the record and on the page', async () => {
  const judged = await judgedRun()
  const { record } = await carriedBy(judged, [bareRecord(calm, FAILED)])
  expect(record).not.toBe(judged.recorded?.path)
  expect(loadRecord(record ?? '').cases.map(({ title }) => title)).toEqual([
    'run completes',
    'is calm',
  ])
  expect(readFileSync(judged.conversation?.page ?? '', 'utf8')).toContain('is calm')
})

test.each([
  ['HAPPY_PATH', false, ['@HAPPY_PATH']],
  ['a b/c', true, ['@a_b_c', '@required-for-promotion']],
  [null, false, []],
])('a scenario of category %j has tags', (category, requiredForPromotion, tags) => {
  expect(tagsOf({ category, requiredForPromotion })).toEqual(tags)
})

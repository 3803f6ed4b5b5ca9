import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conversation } from '../../../src/record/turns.ts'
import { transcript } from '../../../src/report/text/transcript.js'
import { aRun } from '../helpers/bodies.js'
import { aCaseRecord, aRunRecord, hostile, turns } from './helpers.ts'

describe('a transcript', () => {
  test('reads like this', () => {
    const run = aRun({
      status: 'FAILED',
      overall_score: 0.4,
      chat_history: turns('Acme, hello?', 'A refund.\nPlease!', 'No.'),
      nodes_visited: ['greeting', 'refusal'],
      variables_extracted: { order: 'A-7' },
    })
    const rude = aCaseRecord({ title: 'is polite', verdict: 'failed', reason: 'was rude' })
    expect(transcript(aRunRecord({ run, cases: [aCaseRecord(), rude] }))).toMatchInlineSnapshot(`
      "Desk › Refund
      =============

      Status    FAILED
      Score     0.40
      Run       run-1
      Batch     batch-1
      Scenario  scenario-1
      API       api.bland.ai

      Cases
        passed   run completes
        failed   is polite
                 was rude

      Nodes visited
        greeting → refusal

      Variables extracted
        order  A-7

      Conversation
        1  agent   Acme, hello?
        2  caller  A refund.
                   Please!
        3  agent   No.
      "
    `)
  })

  test('says that there was no run, with the ids that are known', () => {
    const text = transcript(aRunRecord({ run: null }))
    expect(text).toContain('\n  Bland returned no run.\n')
    expect(text).toContain('\nBatch     batch-1\n')
  })

  test('has every turn, whole', () => {
    const contents = Array.from({ length: 50 }, (_, index) => `${index} ${'x'.repeat(1000)}`)
    const text = transcript(aRunRecord({ run: aRun({ chat_history: turns(...contents) }) }))
    for (const content of contents) expect(text).toContain(content)
  })

  test('has no line of a turn that could be the beginning of another', () => {
    const run = aRun({ chat_history: turns('No.\n  2  caller  That is fine with me.') })
    expect(transcript(aRunRecord({ run }))).not.toMatch(/^ {2}2/mu)
  })

  test('has a line a turn, a case and a fact, whatever was said', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const run = aRun({ chat_history: turns(one.replaceAll(/[\s\u0085]/gu, ''), 'x') })
        const record = aRunRecord({
          run: { ...run, status: other, nodes_visited: [one] },
          suite: one,
          scenario: other,
          cases: [aCaseRecord({ title: one, reason: other, verdict: 'failed' })],
        })
        const text = transcript(record)
        expect(text).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u)
        expect(
          text.split('\n').filter((line) => /^ {2}2 {2}caller {2}x$/u.test(line)),
        ).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a conversation', () => {
  test.each([
    ['user', 'caller'],
    ['assistant', 'agent'],
    ['system', 'system'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
  ])('calls the speaker %j %s', (role, name) => {
    expect(conversation(aRun({ chat_history: [{ role, content: 'hello' }] }))).toBe(
      `${name}: hello`,
    )
  })

  test('has a line a turn', () => {
    const run = aRun({ chat_history: turns('Acme, hello?', 'A refund.') })
    expect(conversation(run)).toBe('agent: Acme, hello?\ncaller: A refund.')
  })

  test('indents the further lines of a turn', () => {
    const run = aRun({ chat_history: turns('No.\ncaller: Fine.') })
    expect(conversation(run)).toBe('agent: No.\n    caller: Fine.')
  })

  test.each([null, []])('is empty where it is %j', (chat_history) => {
    expect(conversation(aRun({ chat_history }))).toBe('')
  })
})

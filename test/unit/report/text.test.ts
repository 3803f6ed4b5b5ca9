import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureDetails, failureLine } from '../../../src/report/text/text.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { hostile, turns } from './helpers.ts'

describe('the line of a failure', () => {
  test('is the reason', () => {
    expect(failureLine(because('failed', 'was rude'))).toBe('was rude')
  })

  test.each([
    ['line breaks', 'was\r\nrude\n', 'was rude'],
    ['separators of lines', 'was\u2028rude', 'was rude'],
    ['controls', 'was\u0000\u0007rude', 'was rude'],
    ['colours', '\u001B[31mwas rude\u001B[39m', 'was rude'],
  ])('has no %s', (_what, reason, expected) => {
    expect(failureLine(because('failed', reason))).toBe(expected)
  })

  test('cuts a reason of more than 1000 characters', () => {
    const line = failureLine(because('failed', 'x'.repeat(5000)))
    expect(line).toBe(`${'x'.repeat(999)}…`)
  })

  test('cuts no character in half', () => {
    const line = failureLine(because('failed', '😀'.repeat(1001)))
    expect(line).toBe(`${'😀'.repeat(999)}…`)
  })

  test('has the note of a pass', () => {
    const noted = { verdict: 'passed', note: 'nothing asserted' } as const
    expect(failureLine(noted)).toBe('nothing asserted')
  })

  test('is empty for a pass without a note', () => {
    expect(failureLine(PASSED)).toBe('')
  })

  test('is one line, whatever the reason', () => {
    fc.assert(
      fc.property(hostile, (reason) => {
        expect(failureLine(because('failed', reason))).not.toMatch(/[\r\n\u2028\u2029]/u)
      }),
      { numRuns: 1000 },
    )
  })
})

const NOWHERE = { run: null, batchId: null }

describe('the details of a failure', () => {
  const evidence = [
    { label: 'Expected', text: 'politeness' },
    { label: 'Reasoning', text: 'The agent hung up.' },
  ]

  test('read like this', () => {
    const chat_history = turns('Acme, hello?', 'A refund.', 'No.', 'Why not?', 'Goodbye.')
    const context = { run: aRun({ chat_history }), batchId: 'batch-1' }
    expect(failureDetails(evidence, context)).toMatchInlineSnapshot(`
      "Expected: politeness
      Reasoning: The agent hung up.

      Last turns:
        caller │ A refund.
        agent  │ No.
        caller │ Why not?
        agent  │ Goodbye.

      Bland: run run-1, batch batch-1"
    `)
  })

  test('show the last four turns', () => {
    const chat_history = turns('one', 'two', 'three', 'four', 'five', 'six')
    const details = failureDetails([], { run: aRun({ chat_history }), batchId: null })
    expect(details.match(/(?<=│ ).*/gu)).toEqual(['three', 'four', 'five', 'six'])
  })

  test('show all turns where there are fewer', () => {
    const run = aRun({ chat_history: turns('one', 'two') })
    expect(failureDetails([], { run, batchId: null }).match(/(?<=│ ).*/gu)).toEqual(['one', 'two'])
  })

  test('show a turn on one line of at most 300 characters', () => {
    const run = aRun({ chat_history: turns(`a\nb${'x'.repeat(500)}`) })
    const [turn] = failureDetails([], { run, batchId: null }).match(/(?<=│ ).*/gu) ?? []
    expect(turn).toBe(`a b${'x'.repeat(296)}…`)
  })

  test('show the turns around the one that is pointed at, and mark it', () => {
    const chat_history = turns('one', 'two', 'three', 'four', 'five', 'six', 'seven')
    const pointing = [{ label: 'Said in', text: 'turn 4 of 7 (caller)', turn: 3 }]
    const context = { run: aRun({ chat_history }), batchId: null }
    expect(failureDetails(pointing, context)).toMatchInlineSnapshot(`
      "Said in: turn 4 of 7 (caller)

      Turns 2 to 6 of 7:
        caller │ two
        agent  │ three
      ▸ caller │ four
        agent  │ five
        caller │ six

      Bland: run run-1"
    `)
  })

  test.each([
    [0, ['one', 'two', 'three']],
    [3, ['two', 'three', 'four']],
    [4, ['one', 'two', 'three', 'four']],
  ])('show what there is around turn %i', (turn, shown) => {
    const run = aRun({ chat_history: turns('one', 'two', 'three', 'four') })
    const details = failureDetails([{ label: 'Said in', text: '', turn }], { run, batchId: null })
    expect(details.match(/(?<=│ ).*/gu)).toEqual(shown)
  })

  test('name the file of the conversation', () => {
    const context = { run: aRun(), batchId: null, transcript: 'bland-report/transcripts/a.txt' }
    expect(failureDetails([], context)).toBe(
      'Bland: run run-1\nTranscript: bland-report/transcripts/a.txt',
    )
  })

  test.each([null, []])('have no turns where the conversation is %j', (chat_history) => {
    const run = aRun({ chat_history })
    expect(failureDetails([], { run, batchId: null })).toBe('Bland: run run-1')
  })

  test('name the batch alone where there is no run', () => {
    expect(failureDetails([], { run: null, batchId: 'batch-1' })).toBe('Bland: batch batch-1')
  })

  test('are the evidence alone where there is neither', () => {
    expect(failureDetails(evidence, NOWHERE)).toBe(
      'Expected: politeness\nReasoning: The agent hung up.',
    )
  })

  test('are empty where nothing is known', () => {
    expect(failureDetails([], NOWHERE)).toBe('')
  })
})

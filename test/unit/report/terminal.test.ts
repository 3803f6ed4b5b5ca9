import { stripVTControlCharacters } from 'node:util'
import * as fc from 'fast-check'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { failureScreen } from '../../../src/report/terminal.js'
import { columns, wrap } from '../../../src/report/wrap.js'
import { aRun } from '../helpers/bodies.js'
import { hostile, turns } from './helpers.ts'

const evidence = [
  { label: 'Expected', text: 'transcript contains “appointment confirmed”' },
  { label: 'Reasoning', text: 'The agent never says that the appointment is confirmed.' },
  { label: 'Closest to it', text: 'turn 2 of 3 (caller)', turn: 1 },
]
const run = aRun({
  chat_history: turns('Acme, hello?', 'Is my appointment confirmed or not?', 'No.'),
})
const context = {
  run,
  batchId: 'batch-1',
  transcript: 'test-results/transcripts/refund--run-1.txt',
}

function screen(width: number, isColoured = false): string {
  const colors = picocolors.createColors(isColoured)
  return failureScreen(evidence, context, { width, colors })
}

describe('a failure on a terminal', () => {
  test('reads like this on a narrow one', () => {
    expect(screen(44)).toMatchInlineSnapshot(`
      "Expected:      transcript contains
                     “appointment confirmed”
      Reasoning:     The agent never says that the
                     appointment is confirmed.
      Closest to it: turn 2 of 3 (caller)

      Turns 1 to 3 of 3:
        agent  │ Acme, hello?
      ▸ caller │ Is my appointment confirmed or
               │ not?
        agent  │ No.

      Bland:      run run-1, batch batch-1
      Transcript: test-results/transcripts/refund--run-1.txt"
    `)
  })

  test('says the same with colours', () => {
    expect(screen(60, true)).not.toBe(screen(60))
    expect(stripVTControlCharacters(screen(60, true))).toBe(screen(60))
  })

  test.each([40, 60, 80, 120])('has no line longer than %i columns but ids and paths', (width) => {
    const lines = screen(width)
      .split('\n')
      .filter((line) => !/^(?:Bland|Transcript):/u.test(line))
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width)
  })

  test('breaks no id and no path', () => {
    expect(screen(40)).toContain('test-results/transcripts/refund--run-1.txt')
  })

  test('takes 40 columns where the terminal says less', () => {
    expect(screen(0)).toBe(screen(40))
  })

  test('has no line that GitHub Actions would take for a command', () => {
    const told = [{ label: 'Reasoning', text: `${'x '.repeat(30)} ::stop-commands::y fe80::1` }]
    const lines = failureScreen(told, context, { width: 40 }).split('\n')
    expect(lines.filter((line) => line.trim().startsWith('::'))).toEqual([])
    expect(lines.join('\n')).toContain('fe80::1')
  })

  test('has no colours where they are off', () => {
    expect(screen(60)).not.toContain('\u001B')
  })
})

describe('wrapped text', () => {
  test.each([
    ['between words', 'one two three', ['one two', 'three']],
    ['within a word that is too long', 'abcdefghij', ['abcdefgh', 'ij']],
    ['by columns', '漢字漢字漢', ['漢字漢字', '漢']],
    ['nowhere where it fits', 'one four', ['one four']],
  ])('breaks %s', (_where, text, lines) => {
    expect(wrap(text, 8)).toEqual(lines)
  })

  test('loses nothing, and has no line that is too long', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 500 },
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureText } from '../../../src/report/junit/failure-text.js'
import { because } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { hostile, turns } from './helpers.ts'

const verdict = because('failed', 'was rude')
const transcript = 'bland-report/transcripts/refund--run-1.txt'
const WAY = `\n\nBland: run run-1, batch batch-1\nTranscript: ${transcript}`

function told(said: string, content: string): string {
  const run = aRun({ chat_history: turns(content, content, content, content, content) })
  const evidence = [{ label: 'Reasoning', text: said }]
  return failureText({ verdict, evidence }, { run, batchId: 'batch-1', transcript })
}

describe('what a failure says in XML', () => {
  test('is all of it where there is room', () => {
    const text = told('It was.', 'hello')
    expect(text).toMatch(/^was rude\n\nReasoning: It was\.\n\nLast turns:\n/u)
    expect(text.endsWith(WAY)).toBe(true)
  })

  test('shortens turns before it leaves one out', () => {
    const text = told('r'.repeat(1000), 'x'.repeat(300))
    expect(text.match(/│ x+…$/gmu)).toHaveLength(4)
    expect(text.endsWith(WAY)).toBe(true)
  })

  test('tells a long reasoning whole, and where to look before it', () => {
    const reasoning = 'The agent did not say it. '.repeat(120).trim()
    const text = told(reasoning, 'hello')
    expect(text).toContain(`Reasoning: ${reasoning}\n`)
    expect(text.slice(0, 2000)).toContain(WAY)
    expect(text.endsWith('hello')).toBe(true)
  })

  test('says where to look in the first 2000 characters, whatever else there is', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 3000 }), (piece, times) => {
        const text = piece.repeat(times)
        const evidence = [{ label: text, text }]
        const run = aRun({ chat_history: turns(text) })
        const context = { run, batchId: 'batch-1', transcript }
        const all = failureText({ verdict: because('errored', text), evidence }, context)
        expect(all.slice(0, 2000)).toContain(WAY)
        expect(all.length).toBeLessThanOrEqual(60_000)
        expect(all).not.toContain(']]>')
      }),
      { numRuns: 200 },
    )
  })
})

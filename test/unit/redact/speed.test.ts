/** The bounds are several times what a slow machine needs: they tell linear time from any other. */
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../../src/redact/redactor.js'
import { redactSecret } from '../../../src/redact/secret.js'

const PROSE =
  'user: Hi, I would like to book an appointment on 2026-04-14 at 10:30, call 415-555-2671.\n' +
  'assistant: Sure! Run 550e8400-e29b-41d4-a716-446655440000 scored 0.92, jane@example.com.\n'

const FIGURES =
  '1|1 |1-|1.|1,|1:|(1|+1|00 |01 |0 1 |20 |415-|1\u00a0|415-555-2671|415-555-2671-|4155552671 |' +
  '4155552671-|+4155552671|4111 1111 |1 2 3 4 5 6 7 8 9 |2026-04-14 |12 345 678 |$1|1 x 1 |"1":'
const WORDS =
  'five |five|five, |double |twenty |oh, |5 5 5 five |phone |my number is |phone 12 34 56 78, |ext |' +
  'at |at a dot |jane dot |a at b dot com '
const SIGNS = '@|a@|a@b.|@a.|a.|.|a|x|%40|://|://1| |\n|\\|\\n|[|[phone 1|[phone 1]'
const HOSTILE = `${FIGURES}|${WORDS}|${SIGNS}`.split('|')

/** How long a call takes, in milliseconds. */
function timed(call: () => unknown): number {
  const start = performance.now()
  call()
  return performance.now() - start
}

describe('redaction', () => {
  test('of 5 MB of conversation takes seconds at most', () => {
    const text = PROSE.repeat(Math.ceil(5_000_000 / PROSE.length))
    expect(timed(() => createRedactor(true).text(text))).toBeLessThan(8_000)
  })

  test('of numbers that are all different takes little more', () => {
    const text = Array.from({ length: 60_000 }, (_, at) => {
      const digits = String(10_000_000 + ((at * 7_919) % 90_000_000))
      return `6${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}, 5${digits}${at % 10}, `
    }).join('')
    expect(timed(() => createRedactor(true).text(text))).toBeLessThan(8_000)
  })

  test.each(HOSTILE)('of 200 kB of %j is no slower than of anything else', (part) => {
    const text = part.repeat(Math.ceil(200_000 / part.length))
    expect(timed(() => createRedactor(true).text(text))).toBeLessThan(4_000)
  })

  test('of a key takes little, also where the text is full of almost-keys', () => {
    const key = String.raw`aaaa\\\\"aaaa"aaab`
    for (const part of ['a', '\\', '\\"', 'aaaa\\', 'aaaa\\\\"', '%61', String.raw`\u0061`]) {
      const text = part.repeat(Math.ceil(1_000_000 / part.length))
      expect(timed(() => redactSecret(text, key))).toBeLessThan(4_000)
    }
  })
})

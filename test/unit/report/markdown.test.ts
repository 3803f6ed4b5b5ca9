import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inline, preformatted } from '../../../src/report/markdown/escape.js'
import { toMarkdown } from '../../../src/report/markdown/markdown.js'
import { advisoryFailure } from '../../../src/verdict/run/advisory.js'
import { because } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, aSuiteRecord, hostile, hostileReport, turns } from './helpers.ts'

const FAILED = because('failed', 'expected: politeness')
const run = aRun({
  overall_score: 0.4,
  bland_tone_score: { overall_tone_score: 0.6 },
  turn_count: 2,
  duration_ms: 12_345,
  chat_history: turns('Acme, hello?', 'A <b>refund</b>.'),
})
const red = aSuite({
  run,
  cases: [aCase({ duration: 12_345 }), aCase({ title: 'is polite', verdict: FAILED })],
})
const green = aSuite({ name: 'Desk.Booking', scenario: 'Booking' })

describe('the report in Markdown', () => {
  test('says which version was tested, if it is not the one in production', () => {
    const batches = [aSuiteRecord({ tested: 'the newest saved version' })]
    expect(toMarkdown({ suites: [green], batches })).toContain('· the newest saved version')
  })

  test('counts what could not be judged and advisory failures by their own names', () => {
    const advisory = advisoryFailure('it did not', { advisory: 'skip' })
    const verdicts = [advisory, advisory, because('errored', 'no run'), because('skipped', 'off')]
    const cases = [
      aCase(),
      ...verdicts.map((verdict, index) => aCase({ title: `${index}`, verdict })),
    ]
    expect(toMarkdown(aReport(aSuite({ cases })))).toContain(
      '\nCases: 1 not judged, 1 skipped, 1 passed, 2 advisory failures\n',
    )
  })

  test('reads like this', () => {
    const report = { suites: [green, red], batches: [aSuiteRecord({ batchStatus: 'FAILED' })] }
    const markdown = toMarkdown(report, { transcriptOf: () => 'transcripts/refund--run-1.txt' })
    expect(markdown).toMatchInlineSnapshot(`
      "## ❌ Bland: 1 of 2 scenarios failed

      Cases: 1 failed, 2 passed · 12.3 s of conversation

      | scenario | verdict | case | reason |
      | --- | --- | --- | --- |
      | Refund | failed | is polite | expected: politeness |


      ### Refund

      Desk · score 0.40 · tone 0.60 · 2 turns · 12.3 s

      - **is polite** failed: expected: politeness

      <details><summary>Ids</summary>run run-1 · batch batch-1 · transcript transcripts/refund--run-1.txt</details>

      <details><summary>Conversation, 2 turns</summary>

      <pre>
      agent: Acme, hello?
      caller: A &lt;b&gt;refund&lt;/b&gt;.
      </pre>

      </details>


      | scenario | suite | verdict | |
      | --- | --- | --- | --- |
      | Booking | Desk | passed |  |

      <details><summary>Batches</summary>

      - **Desk** · batch batch-1 · FAILED

      </details>
      "
    `)
  })

  test('says that all passed', () => {
    expect(toMarkdown(aReport(green))).toMatch(/^## ✅ Bland: The scenario passed\n/u)
  })

  test('says that there were no cases', () => {
    expect(toMarkdown(aReport())).toMatch(/^## Bland: No scenario was reported\n/u)
  })

  test('has twenty red cases of a run, and says how many more there are', () => {
    const cases = Array.from({ length: 23 }, () => aCase({ verdict: FAILED }))
    expect(toMarkdown(aReport(aSuite({ cases })))).toContain('\n- and 3 more\n')
  })

  test('has head and tail of a long conversation', () => {
    const long = aSuite({ ...red, run: aRun({ chat_history: turns('x'.repeat(50_000)) }) })
    const markdown = toMarkdown(aReport(long))
    expect(markdown).toMatch(/… \d+ characters left out …/u)
    expect(markdown.length).toBeLessThan(18_000)
  })
})

function bytes(text: string): number {
  return Buffer.byteLength(text)
}

describe('a report that is too long in Markdown', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ ...red, scenario: `red ${index}` }))
  const others = Array.from({ length: 40 }, (_, index) => ({ ...green, scenario: `ok ${index}` }))

  test.each([2000, 4000, 6000, 8000])('has at most %i bytes', (most) => {
    const markdown = toMarkdown(aReport(...others, ...many), { most })
    expect(bytes(markdown)).toBeLessThanOrEqual(most)
    expect(markdown).toMatch(/\nLeft out to save space: .+\.\n$/u)
  })

  test('leaves out conversations before runs', () => {
    const markdown = toMarkdown(aReport(...others, ...many), { most: 14_000 })
    expect(markdown).toContain('### red 39')
    expect(markdown).toContain('| ok 39 |')
    expect(markdown).toMatch(/\nLeft out to save space: \d+ conversations\.\n$/u)
  })

  test('leaves out other scenarios before red ones', () => {
    const markdown = toMarkdown(aReport(...others, ...many), { most: 10_500 })
    expect(markdown).toMatch(/save space: \d+ other scenarios, 40 conversations\.\n$/u)
    expect(markdown).toContain('### red 39')
  })

  test('has at most the bytes that are allowed, whatever was said', () => {
    fc.assert(
      fc.property(hostileReport, fc.integer({ min: 3000, max: 10_000 }), (report, most) => {
        const markdown = toMarkdown(report, { most })
        expect(bytes(markdown)).toBeLessThanOrEqual(most)
        expect(markdown).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('text in Markdown', () => {
  test.each([
    ['**bold**', '&#42;&#42;bold&#42;&#42;'],
    ['[a](b)', '&#91;a&#93;&#40;b&#41;'],
    ['a | b', 'a &#124; b'],
    ['<img src=x>', '&#60;img src&#61;x&#62;'],
    ['@octocat', '@<!-- -->octocat'],
    ['https://evil.test', 'https&#58;//evil.test'],
    ['www.evil.test', 'www&#46;evil.test'],
    ['- a', '&#45; a'],
    ['1. a', '1&#46; a'],
    [':tada: #1 $x$', '&#58;tada: &#35;1 &#36;x&#36;'],
    ['expected: “yes”', 'expected: “yes”'],
    ['two\nlines', 'two lines'],
  ])('is read as it was written: %s', (given, expected) => {
    expect(inline(given)).toBe(expected)
  })

  test('has no character of markup but in entities and comments of ours', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const rest = inline(text).replaceAll(/&#\d+;|@<!-- -->/gu, '')
        expect(rest).not.toMatch(/[\\`*_{}[\]<>()#+!|~&$^=@\n]/u)
      }),
      { numRuns: 1000 },
    )
  })

  test('ends no preformatted text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inner = preformatted(text).slice('<pre>'.length, -'</pre>'.length)
        expect(inner).not.toMatch(/[<>]/u)
      }),
      { numRuns: 1000 },
    )
  })
})

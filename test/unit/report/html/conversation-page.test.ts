import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conversationPage } from '../../../../src/report/html/conversation-page.js'
import type { RunRecord } from '../../../../src/record/record.js'
import { aRun } from '../../helpers/bodies.js'
import { aCaseRecord, aRunRecord, hostile, turns } from '../helpers.ts'
import { dangers, parsePage, refusedStyles, textOf, textsOf } from './pages.ts'

const run = aRun({
  status: 'FAILED',
  chat_history: turns('Acme, hello?', 'A refund, please.', 'No.'),
  nodes_visited: ['greeting', 'refusal', 'refusal'],
  variables_extracted: { order: 'A-7', items: [1, 2] },
  overall_score: 0.4,
  duration_ms: 12_345,
  turn_count: 3,
  created_at: '2026-04-27T06:00:01.000Z',
  bland_tone_score: { overall_tone_score: 0.6, empathy: 0.2 },
})

const rude = aCaseRecord({
  kind: 'assertion',
  title: 'is polite',
  verdict: 'failed',
  reason: 'expected: politeness',
  evidence: [
    { label: 'Expected', text: 'politeness' },
    { label: 'Closest', text: 'turn 3', turn: 2 },
    { label: 'Lost', text: 'turn 9', turn: 8 },
  ],
})

const failed = aRunRecord({ run, cases: [aCaseRecord(), rude] })

function read(record: RunRecord) {
  return parsePage(conversationPage(record))
}

describe('the page of a conversation', () => {
  const page = read(failed)

  test('is named after scenario and suite', () => {
    expect(textOf(page, 'title')).toBe('Refund · Desk')
  })

  test('has the worst verdict beside the scenario', () => {
    expect(textOf(page, 'h1')).toBe('Refund failed')
  })

  test('says how the run went', () => {
    expect(textsOf(page, '.facts div')).toEqual([
      'StatusFAILED',
      'Score0.40',
      'Turns3',
      'Length12.3 s',
      'Started2026-04-27 06:00:01 UTC',
    ])
  })

  test('has every turn with its number and its speaker', () => {
    expect(textsOf(page, '.turn .who')).toEqual(['1 agent', '2 caller', '3 agent'])
    expect(textsOf(page, '.turn .said')).toEqual(['Acme, hello?', 'A refund, please.', 'No.'])
  })

  test('tells caller and agent apart', () => {
    expect([...page.querySelectorAll('.turn')].map(({ className }) => className)).toEqual([
      'turn agent',
      'turn caller',
      'turn agent pointed',
    ])
  })

  test('has each case with its verdict', () => {
    expect(textsOf(page, '.cases .verdict')).toEqual(['passed', 'failed'])
    expect(textsOf(page, '.cases .title')).toEqual(['run completes', 'is polite'])
  })

  test('links a case with the turn that it points at, and back', () => {
    expect(page.querySelector('#case-2 a')?.getAttribute('href')).toBe('#turn-3')
    expect(page.querySelector('#turn-3 .points a')?.getAttribute('href')).toBe('#case-2')
  })

  test('links to no turn that is not there', () => {
    const ids = new Set([...page.querySelectorAll('[id]')].map(({ id }) => `#${id}`))
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(links.filter((href) => !ids.has(href))).toEqual([])
  })

  test('says no part of a reason twice', () => {
    expect(textsOf(page, '#case-2 dt')).toEqual(['Closest', 'Lost'])
  })

  test('has the nodes in their order', () => {
    expect(textsOf(page, '.nodes li')).toEqual(['greeting', 'refusal ×2'])
  })

  test('has the variables', () => {
    expect(textsOf(page, '.variables dd')).toEqual(['A-7', '[1,2]'])
  })

  test('has the ids', () => {
    expect(textsOf(page, '.ids dd')).toEqual(['run-1', 'batch-1', 'scenario-1', 'api.bland.ai'])
  })

  test('has the tone as an image', () => {
    expect(page.querySelector('svg')?.getAttribute('aria-label')).toContain('Empathy 0.20')
  })

  test('has no tone where Bland gave none', () => {
    expect(read(aRunRecord()).querySelector('svg')).toBeNull()
  })

  test('says that Bland returned no run', () => {
    expect(textOf(read(aRunRecord({ run: null })), 'main')).toContain('Bland returned no run.')
  })

  test('says that Bland returned no conversation', () => {
    expect(textOf(read(aRunRecord()), 'main')).toContain('Bland returned no conversation.')
  })

  test('shows a turn of 5 MB by its beginning and its end', () => {
    const record = aRunRecord({ run: aRun({ chat_history: turns('x'.repeat(5_000_000)) }) })
    const html = conversationPage(record)
    expect(html).toContain('… 4980000 characters left out …')
    expect(html.length).toBeLessThan(40_000)
  })
})

describe('the page of a conversation is harmless', () => {
  test('it runs nothing, loads nothing, and leads nowhere else', () => {
    expect(dangers(read(failed))).toEqual([])
  })

  test('its policy allows nothing but its own styles', () => {
    const html = conversationPage(failed)
    expect(html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/u,
    )
    expect(refusedStyles(parsePage(html))).toEqual([])
  })

  test.each([
    '<script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!-- --><svg onload=alert(1)>',
    '&lt;b&gt;',
  ])('and shows markup as it was said: %s', (text) => {
    const record = {
      ...failed,
      suite: text,
      scenario: text,
      run: { ...run, id: text, chat_history: turns(text), nodes_visited: [text] },
      cases: [{ ...rude, title: text, reason: text }],
    }
    const page = read(record)
    expect(dangers(page)).toEqual([])
    expect(textOf(page, '.said')).toBe(text)
    expect(textOf(page, '.cases .title')).toBe(text)
    expect(textOf(page, '.nodes li')).toBe(text)
  })

  test('whatever was said', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const record = {
          ...failed,
          suite: one,
          scenario: other,
          run: { ...run, chat_history: turns(one, other), variables_extracted: { [one]: other } },
          cases: [
            {
              ...rude,
              title: one,
              reason: other,
              evidence: [{ label: one, text: other, turn: 1 }],
            },
          ],
        }
        const html = conversationPage(record)
        expect(dangers(parsePage(html))).toEqual([])
        expect(html).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/u)
      }),
      { numRuns: 200 },
    )
  })
})

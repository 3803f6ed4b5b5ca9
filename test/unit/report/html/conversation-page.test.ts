import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  conversationPage as pageOf,
  titleOf,
} from '../../../../src/report/html/conversation/conversation-page.js'
import type { RunRecord } from '../../../../src/record/record.js'
import { aRun } from '../../helpers/bodies.js'
import { aCaseRecord, aRunRecord, hostile, turns } from '../helpers.ts'
import { dangers, parsePage, refused, textOf, textsOf } from './pages.ts'

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

function conversationPage(record: RunRecord): string {
  return pageOf([{ id: 'run', record }], titleOf(record))
}

function read(record: RunRecord) {
  return parsePage(conversationPage(record))
}

describe('the page of a conversation beside that of the baseline', () => {
  const accepted = {
    day: '2026-04-20',
    scores: { score: 0.4, 'tone.overall': 0.5, 'tone.empathy': 0.75 },
  }
  const trailBeside = (nodes: readonly string[]) => {
    const page = read({ ...failed, accepted: { ...accepted, nodes } })
    return { outlined: textsOf(page, '.trail .only'), said: textOf(page, '.trail + p') }
  }

  test('outlines the nodes that only this run visited, and names those that only the other did', () => {
    expect(trailBeside(['greeting', 'refund', 'farewell'])).toEqual({
      outlined: ['refusal ×2'],
      said: 'Outlined: the baseline’s run did not come here. Only the baseline’s run visited refund, farewell.',
    })
    expect(trailBeside(['greeting', 'refund', 'refusal'])).toEqual({
      outlined: [],
      said: 'Only the baseline’s run visited refund.',
    })
    expect(trailBeside(['greeting'])).toEqual({
      outlined: ['refusal ×2'],
      said: 'Outlined: the baseline’s run did not come here.',
    })
    expect(trailBeside(['refusal', 'greeting'])).toEqual({
      outlined: [],
      said: 'The baseline’s run visited the same nodes.',
    })
  })

  test('has the scores of both, and how far they differ', () => {
    const page = read({ ...failed, accepted })
    expect(textsOf(page, '.tone thead th')).toEqual(['Score', 'Value', 'Gate', 'Baseline'])
    expect(textsOf(page, '.tone tbody td:last-child')).toEqual([
      '0.40',
      '0.50 (+0.10)',
      '0.75 (−0.55)',
    ])
    expect(textOf(page, '.tone table + p')).toBe(
      'Baseline: the run of 2026-04-20, a short line in the bar.',
    )
    expect(page.querySelectorAll('.tone .base')).toHaveLength(3)
  })

  test('says that the baseline has no such score', () => {
    const page = read({ ...failed, accepted: { day: null, scores: { score: 0.4 } } })
    expect(textsOf(page, '.tone tbody td:last-child')).toEqual(['0.40', 'none', 'none'])
  })

  test('compares neither nodes nor scores that the baseline does not have', () => {
    const page = read({ ...failed, accepted: { day: null, scores: {} } })
    expect(textsOf(page, '.tone thead th')).toEqual(['Score', 'Value', 'Gate'])
    expect(page.body.textContent).not.toMatch(/baseline/iu)
  })
})

describe('the page of a conversation', () => {
  const page = read(failed)

  test('is named after scenario and suite', () => {
    expect(textOf(page, 'title')).toBe('Refund failed · Desk')
  })

  test('has the worst verdict beside the scenario', () => {
    expect(textOf(page, 'h1')).toBe('failedRefund')
  })

  test('says how the run went', () => {
    expect(textsOf(page, '.facts div')).toEqual([
      'StatusFAILED',
      'Score0.40',
      'Turns3',
      'Length0:12',
      'Started2026-04-27 06:00:01 UTC',
    ])
  })

  test('has every turn with its number and its speaker', () => {
    expect(textsOf(page, '.turns .no')).toEqual(['turn 1', 'turn 2', 'turn 3'])
    expect(textsOf(page, '.turns .who')).toEqual(['agent', 'caller', 'agent'])
    expect(textsOf(page, '.turns .said')).toEqual(['Acme, hello?', 'A refund, please.', 'No.'])
  })

  test('tells caller and agent apart', () => {
    expect([...page.querySelectorAll('.turns > li')].map(({ className }) => className)).toEqual([
      'agent',
      'caller',
      'agent failed cited',
    ])
  })

  test('has each case with its verdict, what failed first', () => {
    expect(textsOf(page, '.cases .i')).toEqual(['failed', 'passed'])
    expect(textsOf(page, '.cases b')).toEqual(['is polite', 'run completes'])
  })

  test('links a case with the turn that it points at, and back', () => {
    expect(page.querySelector('#run-c2 a')?.getAttribute('href')).toBe('#run-t3')
    expect(page.querySelector('#run-t3 .up a')?.getAttribute('href')).toBe('#run-c2')
  })

  test('links to no turn that is not there', () => {
    const ids = new Set([...page.querySelectorAll('[id]')].map(({ id }) => `#${id}`))
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(links.filter((href) => !ids.has(href))).toEqual([])
  })

  test('says no part of a reason twice', () => {
    expect(textsOf(page, '#run-c2 p')).toEqual([
      'assertion',
      'Expected politeness.',
      'Closest: turn 3',
      'Lost: turn 9',
    ])
  })

  test('has the nodes in their order', () => {
    expect(textsOf(page, '.trail li')).toEqual(['greeting', 'refusal ×2'])
  })

  test('says nothing of a baseline that it was not compared with', () => {
    expect(textsOf(page, '.tone thead th')).toEqual(['Score', 'Value', 'Gate'])
    expect(page.body.textContent).not.toMatch(/baseline/iu)
  })

  test('has the variables', () => {
    expect(textsOf(page, '.vars dd')).toEqual(['A-7', '[1,2]'])
  })

  test('has the ids', () => {
    expect(textsOf(page, '.ids dd')).toEqual(['run-1', 'batch-1', 'scenario-1', 'api.bland.ai'])
  })

  test('has the tone as a table, and says that no gate bounds it', () => {
    expect(textsOf(page, '.tone tbody tr')).toEqual([
      'overall score0.40no gate',
      'overall0.60no gate',
      'empathy0.20no gate',
    ])
  })

  test('colours a score by its gate', () => {
    const gate = aCaseRecord({ kind: 'gate', id: 'tone.empathy', title: 'tone: empathy ≥ 0.70' })
    const reason = { verdict: 'failed', reason: 'too low' } as const
    const below = read({ ...failed, cases: [{ ...gate, ...reason }] })
    expect(textsOf(below, '.below')).toEqual(['empathy0.20✕ ≥ 0.70'])
    expect(textsOf(read({ ...failed, cases: [gate] }), '.met')).toEqual(['empathy0.20✓ ≥ 0.70'])
  })

  test('says what Bland did not give', () => {
    const bare = textOf(read(aRunRecord()), 'main')
    for (const told of [
      'Bland returned no scores.',
      'Bland returned no nodes.',
      'Bland extracted no variables.',
      'The definition of the scenario is unknown.',
    ]) {
      expect(bare).toContain(told)
    }
  })

  test('has tone issues and examples, with links to their turns', () => {
    const tone = { empathy: 0.2, issues: ['Rude in turn 3.'], examples: { good: ['Turn 1.'] } }
    const told = read(aRunRecord({ run: { ...run, ...aRun({ ...run, bland_tone_score: tone }) } }))
    expect(textsOf(told, '.tone li')).toEqual(['Rude in turn 3.', 'Turn 1.'])
    expect(told.querySelector('.tone li a')?.getAttribute('href')).toBe('#run-t3')
  })

  test('has criterion and reasoning of what passed', () => {
    const assertion = { id: 'a1', type: 'LLM_JUDGE', required: true, criterion: 'Is it polite?' }
    const results = [{ assertion_id: 'a1', status: 'passed', reasoning: 'It was, in turn 1.' }]
    const told = read(
      aRunRecord({
        run: aRun({ ...run, assertion_results: results }),
        cases: [aCaseRecord({ kind: 'assertion', title: 'is polite', assertion })],
      }),
    )
    expect(textsOf(told, '.cases p')).toEqual([
      'llm judge, required. Criterion: Is it polite?',
      'It was, in turn 1.',
    ])
  })

  test('has the prompt of the caller', () => {
    const about = {
      category: 'booking',
      tags: ['smoke'],
      description: 'A refund.',
      callerName: 'Mira',
      callerPrompt: 'You want a refund.',
      startNode: null,
      maxTurns: 12,
    }
    const told = read(aRunRecord({ about }))
    expect(textOf(told, 'blockquote')).toBe('You want a refund.')
    expect(textOf(told, '.top p')).toBe('Desk · booking · smoke')
    expect(textsOf(told, '.block > .vars dd')).toEqual([
      'A refund.',
      'that of the pathway',
      'at most 12',
    ])
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

  test('its policy allows nothing but its own style and script', () => {
    const html = conversationPage(failed)
    expect(html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/u,
    )
    expect(refused(parsePage(html))).toEqual([])
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
    expect(textOf(page, '.cases b')).toBe(text)
    expect(textOf(page, '.trail li')).toBe(text)
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

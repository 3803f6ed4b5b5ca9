/** The matchers, through the `expect` of a runner: that negation and messages come out right there. */
import { BlandOptionError } from '../../../src/errors/option-errors.ts'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandExpect } from '@bland-suite/vitest'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blandMatchers } from '../../../src/checks/matchers.ts'
import type { BlandMatcherFunctions } from '../../../src/checks/matchers.ts'
import { BlandCheckError } from '../../../src/errors/check-error.ts'
import { aRun } from '../helpers/bodies.ts'
import { clientOf } from '../helpers/clients.ts'

const run = aRun({
  chat_history: [
    { role: 'assistant', content: 'Your Appointment\n is confirmed for Monday.' },
    { role: 'user', content: 'I want a refund.' },
    { role: 'assistant', content: 'Goodbye.' },
  ],
  nodes_visited: ['greeting', 'name', 'booking', 'end'],
  variables_extracted: { service: 'cleaning', guests: 2, note: '', slot: { day: 'Monday' } },
  overall_score: 0.85,
  bland_tone_score: { empathy: 0.7, overall_tone_score: 0.9 },
  turn_count: 3,
  duration_ms: 31_200,
})
const bare = aRun()

type Name = keyof BlandMatcherFunctions
type Call<N extends Name = Name> = readonly [name: N, ...args: unknown[]]

/** What `expect(run)[not].matcher(…args)` throws; `passed` where it throws nothing. */
function outcome(given: unknown, [name, ...args]: Call, negated = false): string {
  const matcher: (...all: unknown[]) => { pass: boolean; message: () => string } =
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrong arguments are tested too
    blandMatchers[name] as never
  try {
    const { pass, message } = matcher(given, ...args)
    return pass === negated ? (message().split('\n')[0] ?? '') : 'passed'
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'threw something'
  }
}

const CALLS: readonly [call: Call, meets: boolean, told: string][] = [
  [
    ['toHaveVisited', 'booking'],
    true,
    'never reaches node “booking” — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisited', 'transfer'],
    false,
    'reaches node “transfer” — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisited', ['end', 'greeting']],
    true,
    'does not reach all the nodes “end”, “greeting” — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisited', ['greeting', 'transfer']],
    false,
    'reaches the nodes “greeting”, “transfer” — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisitedInOrder', ['greeting', 'booking']],
    true,
    'does not reach “greeting” → “booking” in this order — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisitedInOrder', ['booking', 'greeting']],
    false,
    'reaches “booking” → “greeting”, in this order — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveVisitedInOrder', ['booking', 'booking']],
    false,
    'reaches “booking” → “booking”, in this order — received: “greeting” → “name” → “booking” → “end”',
  ],
  [
    ['toHaveExtracted', 'service'],
    true,
    'variable service is not extracted — received: “cleaning”',
  ],
  [['toHaveExtracted', 'note'], false, 'variable note is extracted — received: “”'],
  [
    ['toHaveExtracted', 'date'],
    false,
    'variable date is extracted — received: only service, guests, note, slot',
  ],
  [
    ['toHaveExtracted', 'constructor'],
    false,
    'variable constructor is extracted — received: only service, guests, note, slot',
  ],
  [['toHaveExtracted', 'guests', 2], true, 'variable guests is not 2 — received: 2'],
  [['toHaveExtracted', 'guests', '2'], false, 'variable guests is “2” — received: 2'],
  [
    ['toHaveExtracted', 'slot', { day: 'Monday' }],
    true,
    "variable slot is not { day: 'Monday' } — received: { day: 'Monday' }",
  ],
  [
    ['toHaveExtracted', 'service', /^clean/gu],
    true,
    'variable service is not a text that matches /^clean/gu — received: “cleaning”',
  ],
  [
    ['toHaveExtracted', 'service', expect.stringContaining('ean')],
    true,
    'variable service is not ',
  ],
  [['toHaveExtracted', 'service', expect.any(Number)], false, 'variable service is '],
  [
    ['toHaveSaid', 'appointment is CONFIRMED'],
    true,
    'nobody says “appointment is CONFIRMED” — received: agent: Your Appointment is confirmed for Monday.',
  ],
  [
    ['toHaveSaid', 'refund', { by: 'agent' }],
    false,
    'the agent says “refund” — received: no such turn among 2',
  ],
  [
    ['toHaveSaid', 'refund', { by: 'caller' }],
    true,
    'the caller never says “refund” — received: caller: I want a refund.',
  ],
  [['toHaveSaid', /REFUND/u], false, 'someone says /REFUND/u — received: no such turn among 3'],
  [['toHaveSaid', /goodbye/giu], true, 'nobody says /goodbye/giu — received: agent: Goodbye.'],
  [['toScoreAtLeast', 0.85], true, 'not overall score ≥ 0.85 — received: 0.85'],
  [['toScoreAtLeast', 0.86], false, 'overall score ≥ 0.86 — received: 0.85'],
  [['toHaveToneAtLeast', 'empathy', 0.7], true, 'not tone: empathy ≥ 0.70 — received: 0.70'],
  [['toHaveToneAtLeast', 'overall', 0.95], false, 'tone: overall ≥ 0.95 — received: 0.90'],
  [['toFinishWithin', { turns: 3 }], true, 'not at most 3 turns — received: 3 turns'],
  [
    ['toFinishWithin', { turns: 3, duration: 30_000 }],
    false,
    'at most 3 turns and at most 30 s — received: 3 turns and 31.2 s',
  ],
]

const SENSELESS: readonly Call[] = [
  ['toHaveVisited', ''],
  ['toHaveVisited', []],
  ['toHaveVisited', ['a', 1]],
  ['toHaveVisitedInOrder', undefined],
  ['toHaveExtracted', ''],
  ['toHaveSaid', ' '],
  ['toHaveSaid', 7],
  ['toHaveSaid', 'hello', { by: 'user' }],
  ['toScoreAtLeast', 80],
  ['toScoreAtLeast', NaN],
  ['toScoreAtLeast', undefined],
  ['toHaveToneAtLeast', 'warmth', 0.5],
  ['toHaveToneAtLeast', 'empathy', 2],
  ['toFinishWithin', {}],
  ['toFinishWithin', { turns: -1 }],
]

describe('a matcher', () => {
  test.each(CALLS)('passes or fails, and its opposite the other way: %j', (call, meets, told) => {
    const line = expect.stringContaining(`expected: ${told}`)
    expect([outcome(run, call), outcome(run, call, true)]).toEqual(
      meets ? ['passed', line] : [line, 'passed'],
    )
  })

  test.each(CALLS)('neither passes nor fails on a run that lacks it: %j', (call) => {
    for (const negated of [false, true]) {
      expect(outcome(bare, call, negated)).toMatch(/^BlandCheckError: not evaluated: /u)
    }
  })

  test.each(CALLS)('neither passes nor fails on what is no run, or still goes on: %j', (call) => {
    for (const negated of [false, true]) {
      expect(outcome('run-1', call, negated)).toContain(`${call[0]} needs a run`)
      expect(outcome([run], call, negated)).toContain('got something else')
      expect(outcome({ ...run, status: 'RUNNING' }, call, negated)).toContain(
        `${call[0]} got run run-1, which is still RUNNING`,
      )
    }
  })

  test.each(SENSELESS.map((call) => [call]))('refuses arguments that say nothing: %j', (call) => {
    expect(outcome(run, call)).toMatch(/^BlandOptionError: \w+ expects /u)
    expect(outcome(run, call, true)).toMatch(/^BlandOptionError: \w+ expects /u)
  })

  test('tells the last turns and where to look below its line', () => {
    expect(blandMatchers.toHaveVisited(run, 'transfer').message()).toMatchInlineSnapshot(`
      "expected: reaches node “transfer” — received: “greeting” → “name” → “booking” → “end”

      Last turns:
        agent  │ Your Appointment is confirmed for Monday.
        caller │ I want a refund.
        agent  │ Goodbye.

      Bland: run run-1, batch batch-1"
    `)
  })
})

expect.extend(blandMatchers)
const own: BlandExpect = expect

describe('expect', () => {
  test('takes the matchers', () => {
    expect(run).toHaveVisited('booking')
    expect(run).not.toHaveSaid('refund', { by: 'agent' })
    expect(() => expect(run).toScoreAtLeast(0.9)).toThrow(
      'expected: overall score ≥ 0.90 — received: 0.85',
    )
    expect(() => expect(run).not.toScoreAtLeast(0.8)).toThrow(
      'expected: not overall score ≥ 0.80 — received: 0.85',
    )
    expect(() => expect(bare).not.toScoreAtLeast(0.8)).toThrow(BlandCheckError)
    expect(() => expect(bare).not.toScoreAtLeast(80)).toThrow(BlandOptionError)
  })

  test('takes nothing but a run', async () => {
    const needs = /needs a run/u
    // @ts-expect-error -- a text is no run
    expect(() => own('refund').toHaveSaid('refund')).toThrow(needs)
    // @ts-expect-error -- a run has an id and a status
    expect(() => own({ text: 'refund' }).not.toScoreAtLeast(0.8)).toThrow(needs)
    await own(Promise.resolve(run)).resolves.toHaveVisited('booking')
    // @ts-expect-error -- nor is the transcript
    expect(() => own(run.chat_history).toHaveVisited('booking')).toThrow(needs)
  })

  test('takes a run that the client alone has read', async () => {
    const scenarios = [{ id: 's1', name: 'Refund' }]
    const runs = [{ id: 'r1', scenarioId: 's1' }]
    await using mock = await startBlandMock({ scenarios, runs })
    const fetched = await clientOf(mock).getRun('r1')
    expect(fetched).toFinishWithin({ turns: 100, duration: 60_000 })
    expect(fetched).not.toHaveSaid('I promise a refund')
  })
})

test('what is said is found in whatever case and spacing', () => {
  const words = fc.array(fc.constantFrom('we', 'Promise', 'a', 'REFUND', 'ß', 'İ'), {
    minLength: 1,
  })
  const spaces = fc.constantFrom(' ', '  ', '\n', '\t ')
  fc.assert(
    fc.property(words, spaces, fc.boolean(), (said, space, isUpper) => {
      const text = said.join(space)
      const history = [{ role: 'assistant', content: `Well, ${text}.` }]
      const wanted = isUpper ? said.join(' ') : said.join(' ').toLowerCase()
      expect(blandMatchers.toHaveSaid(aRun({ chat_history: history }), wanted).pass).toBe(true)
    }),
  )
})

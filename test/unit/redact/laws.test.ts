/** Laws that hold for any text and any number. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RedactOption } from '../../../src/options/redact-options.js'
import { createRedactor } from '../../../src/redact/redactor.js'
import { KEPT, REDACTED } from './corpus.js'

const RUNS = { numRuns: 1_000 }

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Country codes, and how many digits follow them. */
const COUNTRIES = [
  ['1', 10],
  ['33', 9],
  ['34', 9],
  ['39', 10],
  ['41', 9],
  ['44', 10],
  ['45', 8],
  ['49', 10],
  ['55', 11],
  ['61', 9],
  ['81', 10],
  ['86', 11],
  ['91', 10],
  ['353', 9],
  ['358', 9],
  ['971', 9],
] as const

interface Number {
  readonly country: string
  readonly rest: string
}

const number: fc.Arbitrary<Number> = fc
  .constantFrom(...COUNTRIES)
  .chain(([country, length]) =>
    fc
      .tuple(
        fc.integer({ min: 2, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }),
      )
      .map(([first, others]) => ({ country, rest: [first, ...others].join('') })),
  )

/** The digits in groups of two to four. */
const grouping = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 6, maxLength: 6 })

function groups(digits: string, sizes: readonly number[]): readonly string[] {
  const parts: string[] = []
  let rest = digits
  for (const size of sizes) {
    parts.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return parts.filter((part) => part !== '')
}

function inWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)]).join(' ')
}

/** Ways to write a number with its country code. */
function spellings({ country, rest }: Number, sizes: readonly number[]): readonly string[] {
  const parts = groups(rest, sizes)
  const all = country + rest
  return [
    `+${all}`,
    `%2B${all}`,
    ...[' ', '-', '.', '\u00a0', ' - '].map((by) => `+${[country, ...parts].join(by)}`),
    `+${country} (${parts[0]}) ${parts.slice(1).join('-')}`,
    `(+${country}) ${parts.join(' ')}`,
    `00 ${[country, ...parts].join(' ')}`,
    `+${Array.from(all).join(' ')}`,
    `+${Array.from(all).join('-')}`,
    `plus ${inWords(all)}`,
    `plus ${[country, ...parts].map(inWords).join(', ')}`,
  ]
}

const frame = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['Call ', '.'],
  ['(', ')'],
  ['"', '"'],
  ['{"to":"', '"}'],
  [String.raw`{\"to\":\"`, String.raw`\"}`],
  ['user: hi\n', '\nassistant: bye'],
  [String.raw`user: hi\n`, String.raw`\nassistant: bye`],
  ['at 10:30 on 2026-04-14: ', ', order #10023456'],
  ['not a@b, ', '; thanks'],
  ['**', '**'],
  ['“', '”'],
  ['[', ']'],
  ['<b>', '</b>'],
  ['to=', '&x=1'],
)

/** Texts of what finders look at. */
const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(...REDACTED.map(([, text]) => text), ...KEPT.map(([, text]) => text)),
      fc.constantFrom(...Array.from('0123456789 -.+()/,:;@#x_%$€\n\\"[]')),
      fc.constantFrom(
        ...DIGITS,
        ' five',
        ' at ',
        ' dot com',
        'phone ',
        'order ',
        'plus ',
        ' ext 1',
      ),
      fc.constantFrom('415', '555', '2671', '4155552671', 'jane@a.co', '[phone 1]', 'key', '://'),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''))

const option = fc.constantFrom<RedactOption>(
  true,
  { keep: ['phone'] },
  { keep: ['email', 'card'] },
  { patterns: [/\d+/u] },
  { patterns: [/\w+ \w+/u, /^.\w+/mu] },
  { patterns: [/.+/su], keep: ['ssn'] },
  { patterns: [/(?:)/gu, /[a-e]*/iuy] },
)

describe('a text', () => {
  test('does not change when it is redacted once more', () => {
    fc.assert(
      fc.property(noise, option, (text, given) => {
        const redactor = createRedactor(given)
        const once = redactor.text(text)
        expect(redactor.text(once)).toBe(once)
        expect(createRedactor(given).text(once)).toBe(once)
      }),
      RUNS,
    )
  })

  test('has nothing of a number with a country code left, however it is spelled', () => {
    fc.assert(
      fc.property(number, grouping, frame, (given, sizes, [before, after]) => {
        const all = spellings(given, sizes)
        const redacted = all.map((text) => createRedactor(true).text(before + text + after))
        expect(redacted).toEqual(all.map(() => `${before}[phone 1]${after}`))
      }),
      RUNS,
    )
  })

  test('has one token for a number, however it is spelled', () => {
    fc.assert(
      fc.property(number, grouping, (given, sizes) => {
        const { text } = createRedactor(true)
        expect(new Set(spellings(given, sizes).map(text))).toEqual(new Set(['[phone 1]']))
      }),
      RUNS,
    )
  })

  test('has two tokens for two numbers', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one.country + one.rest !== other.country + other.rest)
        expect(
          createRedactor(true).text(`+${one.country}${one.rest} +${other.country}${other.rest}`),
        ).toBe('[phone 1] [phone 2]')
      }),
      RUNS,
    )
  })
})

/** A value without its texts: numbers may become texts, and keys tokens. */
function shape(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return ''
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value !== 'object' || value === null) return value
  return { entries: Object.values(value).map(shape) }
}

describe('a value', () => {
  test('keeps its structure, and what is neither a text nor a number', () => {
    const value = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        noise,
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('id', 'phone', 'a_id')), tie('tree'), {
          maxKeys: 4,
        }),
      ),
    })).tree
    fc.assert(
      fc.property(value, (given) => {
        const before = JSON.stringify(given)
        const redacted = createRedactor(true).value(given)
        expect(shape(redacted)).toEqual(shape(given))
        expect(JSON.stringify(given)).toBe(before)
      }),
      RUNS,
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headAndTail } from '../../../src/util/cut.js'
import { clean, cleanLine } from '../../../src/report/junit/hygiene.js'
import { hostile } from './helpers.ts'

const RUNS = { numRuns: 1_000 }

/** The characters of XML 1.0, without those that turn the direction of text. */
const LEGAL =
  /^[\t\n\u0020-\u007E\u00A0-\u2029\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

describe('cleaned text', () => {
  test.each([
    ['colours', '\u001B[1m\u001B[31mred\u001B[0m', 'red'],
    ['a colour of an 8-bit terminal', '\u009B31mred', 'red'],
    ['a terminal link', '\u001B]8;;https://x.test\u0007link\u001B]8;;\u0007', 'link'],
    ['an escape without a sequence', 'a\u001Bb', 'ab'],
    ['NUL, BEL and DEL', 'a\u0000b\u0007c\u007Fd', 'abcd'],
    ['C1 controls', 'a\u0080b\u009Fc', 'abc'],
    ['characters that are none', 'a\uFFFEb\uFFFFc', 'abc'],
    ['direction overrides', 'a\u202Eb\u202Ac\u2066d\u2069e', 'abcde'],
  ])('loses %s', (_what, given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test.each([
    ['CR LF', 'a\r\nb', 'a\nb'],
    ['a lone CR', 'a\rb', 'a\nb'],
    ['CR before CR LF', 'a\r\r\nb', 'a\n\nb'],
  ])('has line feeds for %s', (_what, given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test.each([
    ['a high surrogate', 'C\uD83DD', 'C?D'],
    ['a low surrogate', 'C\uDC00D', 'C?D'],
    ['each of two', 'C\uDC00\uDC00D', 'C??D'],
    ['halves with a control between them', '\uD83D\u0000\uDE00', '??'],
  ])('has a question mark for %s', (_what, given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test.each([
    ['one', 'a]]>b', 'a]] >b'],
    ['the second', ']]>]]>', ']] >]] >'],
    ['one with more brackets', ']]]]>', ']]]] >'],
    ['one that a dropped control made', ']]\u0001>', ']] >'],
    ['one that a dropped override made', ']\u202E]>', ']] >'],
    ['one that a dropped colour made', ']]\u001B[31m>', ']] >'],
  ])('closes no section: %s', (_what, given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test.each([
    ['##vso[task.complete result=Succeeded;]', '# #vso[task.complete result=Succeeded;]'],
    ['a ##[error]b', 'a # #[error]b'],
    ["##teamcity[testFinished name='x']", "# #teamcity[testFinished name='x']"],
    ['##v\u0000so[x]', '# #vso[x]'],
  ])('commands no CI system that reads its log: %j', (given, expected) => {
    expect(clean(given)).toBe(expected)
  })

  test.each(['two\nlines\tand a tab', 'naïve “quotes” — 😀 👩‍👩‍👧', '<b>&amp;</b>', 'a ]] > b', ''])(
    'keeps %j',
    (given) => {
      expect(clean(given)).toBe(given)
    },
  )

  test('has legal characters only, and never the end of a section', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(clean(text)).toMatch(LEGAL)
        expect(clean(text)).not.toContain(']]>')
      }),
      RUNS,
    )
  })

  test('is clean', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(clean(clean(text))).toBe(clean(text))
      }),
      RUNS,
    )
  })

  test('is the same text where there is nothing to clean', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '<', '>', '&', '"', "'", '\n', '\t', '['),
    })
    fc.assert(
      fc.property(plain, (text) => {
        expect(clean(text)).toBe(text)
      }),
      RUNS,
    )
  })
})

describe('cleaning', () => {
  test.each([
    ['an escape and what could follow it', `\u001B${';#'.repeat(2_500_000)}`],
    ['strings that nothing ends', '\u001B]'.repeat(2_500_000)],
    ['control sequences that nothing ends', '\u001B[31;'.repeat(1_000_000)],
    ['one string that nothing ends', `\u001B]${'a'.repeat(5_000_000)}`],
  ])('takes no time to speak of for 5 MB: %s', (_what, text) => {
    const before = performance.now()
    clean(text)
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  test('loses no words to a sequence that nothing ends', () => {
    expect(clean('\u001B]0;I will not refund you\nGoodbye.')).toBe(
      ']0;I will not refund you\nGoodbye.',
    )
  })
})

describe('a cleaned line', () => {
  test.each([
    ['line breaks', 'a\r\nb\nc', 'a b c'],
    ['tabs and runs of spaces', 'a\t \u00A0 b', 'a b'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
  ])('has one space for %s', (_what, given, expected) => {
    expect(cleanLine(given)).toBe(expected)
  })

  test('has no space at its ends', () => {
    expect(cleanLine('\n a \t')).toBe('a')
  })

  test('is a clean line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = cleanLine(text)
        expect(cleanLine(line)).toBe(line)
        expect(clean(line)).toBe(line)
        expect(line).not.toMatch(/[\n\t]|^\s|\s$/u)
      }),
      RUNS,
    )
  })
})

describe('head and tail', () => {
  test.each(['', 'short', '0123456789'])('are the whole of a text that fits: %j', (text) => {
    expect(headAndTail(text, 10)).toBe(text)
  })

  test('are told with the number of characters between them', () => {
    expect(headAndTail('aaaaa-----bbbbb', 10)).toBe('aaaaa\n… 5 characters left out …\nbbbbb')
  })

  test('are of the same length where the limit is odd', () => {
    expect(headAndTail('aaa---bbb', 7)).toBe('aaa\n… 3 characters left out …\nbbb')
  })

  test('add up, with what is left out, to the length of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 40 }), (text, most) => {
        fc.pre(text.length > most)
        const shown = headAndTail(text, most)
        const half = Math.floor(most / 2)
        const left = /\n… (?<left>\d+) characters left out …\n/u.exec(shown.slice(half))
        expect(shown.startsWith(text.slice(0, half))).toBe(true)
        expect(shown.endsWith(text.slice(text.length - half))).toBe(true)
        expect(Number(left?.groups?.['left'])).toBe(text.length - 2 * half)
      }),
    )
  })
})

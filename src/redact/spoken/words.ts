/** Reads the words of spelled numbers. */

/** One word, or several that form one value, such as “double five”. */
export interface Word {
  /** Its digits; `+` for “plus”, `x` for “extension”. */
  readonly value: string
  /** How it is written: as the name of a digit, as the name of a greater number, or in figures. */
  readonly sort: 'digit' | 'number' | 'figures'
  /** The text between it and the previous word. */
  readonly gap: string
  readonly start: number
  readonly end: number
}

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const ZEROS = ['zero', 'oh', 'o', 'nought', 'naught']
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 }
/** Names of digits in other languages; without “um”, which is a filler between words. */
const OTHER_DIGITS = [
  'cero zéro null nul',
  'uno una un une eins ein één',
  'dos deux zwei zwo due dois duas twee',
  'tres trois drei tre três drie',
  'cuatro quatre vier quattro quatro',
  'cinco cinq fünf cinque vijf',
  'seis sechs sei meia zes',
  'siete sept sieben sette sete zeven',
  'ocho huit acht otto oito',
  'nueve neuf neun nove negen niner',
].map((words) => words.split(' '))
const SIGNS: Readonly<Record<string, string>> = { plus: '+', ext: 'x', extension: 'x' }

/** The value of each word. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ...ZEROS.map((word) => [word, '0'] as const),
  ...ONES.map((word, value) => [word, String(value + 1)] as const),
  ...TEENS.map((word, value) => [word, String(value + 10)] as const),
  ...TENS.map((word, value) => [word, String((value + 2) * 10)] as const),
  ...OTHER_DIGITS.flatMap((words, value) => words.map((word) => [word, String(value)] as const)),
  ...Object.entries(SIGNS),
])

const END = String.raw`(?![a-zà-ÿ0-9_])`
const PAUSE = String.raw`[\s,.;…\u2010-\u2015-]`
const DIGIT = [...ONES, ...ZEROS, ...OTHER_DIGITS.flat()].join('|')
const WORD = [
  `(?:${Object.keys(TIMES).join('|')})${PAUSE}{1,4}(?:${DIGIT}|\\d)${END}`,
  `(?:${ONES.join('|')})${PAUSE}{1,4}hundred${END}`,
  `(?:${TENS.join('|')})[ -](?:${ONES.join('|')})${END}`,
  String.raw`(?:${[...TEENS, ...TENS].join('|')}|${DIGIT}|\d{1,4})${END}`,
].join('|')
const FILLER = '(?:uh|um|er|and|then|dash|hyphen|space|area code)(?![a-z])'
const GAP = `${PAUSE}{1,4}(?:${FILLER}${PAUSE}{1,3}){0,2}(?:(?:extension|ext)${PAUSE}{1,3})?`
/** Not inside a longer word (except after a line break that JSON escapes), and not in a price or a path. */
const START = String.raw`(?<!(?<!\\)[a-zà-ÿ0-9_]|\d[.:,]|[#$€£¥@/])`

/**
 * Words in a row that can be a number of seven digits. At most 60: nobody says more, and an unlimited
 * expression fails on long texts. An initial “Oh,” is no zero.
 */
export const CLUSTER: RegExp = new RegExp(
  `${START}(?:plus${PAUSE}{1,2}|\\+ ?)?(?!oh?[,!])(?:${WORD})(?:${GAP}(?:${WORD})){2,60}`,
  'giu',
)

const WORDS = new RegExp(String.raw`plus|\+|extension|ext|(?<![a-zà-ÿ0-9])(?:${WORD})`, 'giu')

/** Reads the words of a cluster that starts at an offset. */
export function readWords(cluster: string, offset: number): readonly Word[] {
  let end = 0
  return Array.from(cluster.matchAll(WORDS), ({ 0: text, index }) => {
    const gap = cluster.slice(end, index)
    end = index + text.length
    const [first = '', second = ''] = text.toLowerCase().match(/\p{L}+|\d+|\+/gu) ?? []
    const value = join(first, second)
    return { value, sort: sortOf(first, value), gap, start: offset + index, end: offset + end }
  })
}

function join(first: string, second: string): string {
  const value = VALUES.get(first) ?? first
  if (second === '') return value
  if (second === 'hundred') return `${value}00`
  const times = TIMES[first] ?? 0
  const other = VALUES.get(second) ?? second
  return times > 0 ? other.repeat(times) : `${value.charAt(0)}${other}`
}

function sortOf(first: string, value: string): Word['sort'] {
  if (!/^\p{L}/u.test(first)) return 'figures'
  return value.length > 1 && !(first in TIMES) ? 'number' : 'digit'
}

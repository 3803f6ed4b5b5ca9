/** Reads the words of which spelled numbers consist. */

/** One word, or what several make together, such as “double five”. */
export interface Word {
  /** Its digits; `+` for “plus”, `x` for “extension”. */
  readonly value: string
  /** How it is written: as a digit's name, as that of a greater number, or in figures. */
  readonly sort: 'digit' | 'number' | 'figures'
  /** What stands between it and the word before. */
  readonly gap: string
  readonly start: number
  readonly end: number
}

const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const ZEROS = ['oh', 'o', 'nought', 'naught']
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 }

const VALUES: ReadonlyMap<string, string> = new Map([
  ...ZEROS.map((word) => [word, '0'] as const),
  ...ONES.map((word, value) => [word, String(value)] as const),
  ...TEENS.map((word, value) => [word, String(value + 10)] as const),
  ...TENS.map((word, value) => [word, String((value + 2) * 10)] as const),
])

const NAMED = [...TEENS, ...TENS, ...ONES, ...ZEROS].join('|')
const EXTENSION = 'extension|ext'
const ANY = `(?:${NAMED}|${Object.keys(TIMES).join('|')}|hundred|\\d{1,4})(?![a-z0-9_])`
const FILLER = '(?:uh|um|er|and|then|dash|hyphen|space|area code)(?![a-z])'
const PAUSE = String.raw`[\s,.;…\u2010-\u2015-]`
const GAP = `${PAUSE}{1,4}(?:${FILLER}${PAUSE}{1,3}){0,2}(?:(?:${EXTENSION})${PAUSE}{1,3})?`

/**
 * Words in a row that can be a number of seven digits; no more than 60, as nobody says more, and an
 * expression without a limit fails on long texts.
 */
export const CLUSTER: RegExp = new RegExp(
  `(?<!(?<!\\\\)[a-z0-9_]|\\d[.:,]|[#$€£¥@/])(?:plus${PAUSE}{1,2}|\\+ ?)?(?!oh?[,!])${ANY}(?:${GAP}${ANY}){3,60}`,
  'giu',
)

const TOKENS = new RegExp(String.raw`plus|\+|${EXTENSION}|(?<![a-z0-9])${ANY}`, 'giu')

/** The words of a cluster, which starts at an offset. */
export function readWords(cluster: string, offset: number): readonly Word[] {
  const words: Word[] = []
  let previous = ''
  let end = 0
  for (const match of cluster.matchAll(TOKENS)) {
    const raw = match[0].toLowerCase()
    const gap = cluster.slice(end, match.index)
    end = match.index + raw.length
    const last = join(previous, raw) === null ? undefined : words.pop()
    const start = last?.start ?? offset + match.index
    words.push({ ...read(previous, raw), gap: last?.gap ?? gap, start, end: offset + end })
    previous = last ? '' : raw
  }
  return words.filter((word) => word.value !== '')
}

/** What a word makes with the one before; null where it stands for itself. */
function join(previous: string, raw: string): string | null {
  const times = TIMES[previous]
  const value = valueOf(raw)
  const before = valueOf(previous)
  if (times !== undefined && value.length === 1) return value.repeat(times)
  if (raw === 'hundred' && before.length === 1) return `${before}00`
  const isCompound = TENS.includes(previous) && /^[1-9]$/u.test(value)
  return isCompound ? `${before.charAt(0)}${value}` : null
}

function read(previous: string, raw: string): Pick<Word, 'value' | 'sort'> {
  const value = join(previous, raw) ?? valueOf(raw)
  if (/^[\d+]/u.test(raw) && !(previous in TIMES)) return { value, sort: 'figures' }
  const isNumber =
    raw === 'hundred' || TENS.includes(previous) || (VALUES.get(raw) ?? '').length > 1
  return { value, sort: isNumber ? 'number' : 'digit' }
}

function valueOf(raw: string): string {
  if (raw === 'plus') return '+'
  if (raw.startsWith('ext')) return 'x'
  return raw === 'hundred' ? '100' : (VALUES.get(raw) ?? raw.replaceAll(/[^\d+]/gu, ''))
}

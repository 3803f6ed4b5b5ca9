/**
 * Finds spelled numbers, as in transcripts of speech: “five five five, one two three …”, “double five”,
 * “eight hundred”, “four fifteen”, or digit by digit as in 5 5 5 1 2 3 4 5 6 7.
 */
import { cueBefore } from '../text/cues.ts'
import type { Cue } from '../text/cues.ts'
import { before } from '../text/find.ts'
import type { Find, Source } from '../text/find.ts'
import { isCard, isNorthAmerican, isProgression, isSsn, phoneKey } from '../text/numbers.ts'
import { isNationalBare } from '../written/national.ts'
import { CLUSTER, readWords } from './words.ts'
import type { Word } from './words.ts'

/** Finds all spelled numbers of at least seven digits. */
export function findSpelled(source: Source): readonly Find[] {
  return Array.from(source.text.matchAll(CLUSTER)).flatMap((match) =>
    judgeWords(source, readWords(match[0], match.index)),
  )
}

/** Finds the number that a row of words is, or the numbers that its sentences are. */
function judgeWords(source: Source, words: readonly Word[]): readonly Find[] {
  if (isPlainly(words)) return []
  const whole = judgeRow(source, words)
  if (whole?.sure) return [whole.find]
  const parts = sentences(words).map((part) => judgeRow(source, part))
  if (parts.some((part) => part?.sure)) return parts.flatMap((part) => part?.find ?? [])
  return [whole ?? judgeRow(source, longestInWords(words))].flatMap((judged) => judged?.find ?? [])
}

/** Returns whether nothing is spelled: only figures, and fewer than four single digits, such as in a date. */
function isPlainly(words: readonly Word[]): boolean {
  const alone = words.filter((word) => /^(?:\d|\+\d?)$/u.test(word.value))
  return alone.length < 4 && words.every((word) => word.sort === 'figures')
}

interface Judged {
  readonly find: Find
  /** Whether it has exactly the digits of such a number. */
  readonly sure: boolean
}

/** A row of words, with its digits. */
interface Row {
  readonly words: readonly Word[]
  readonly digits: string
  readonly extension: string
  readonly cue: Cue | null
  /** Whether it starts right after a bracket, like a list in a program. */
  readonly isBracketed: boolean
}

function judgeRow(source: Source, words: readonly Word[]): Judged | null {
  const row = readRow(source, words)
  if (!isNumber(row)) return null
  const start = words.at(0)?.start ?? 0
  const end = words.at(-1)?.end ?? start
  const { kind, key } = classify(row)
  return { find: { start, end, kind, key }, sure: kind !== 'phone' || WHOLE.test(row.digits) }
}

function readRow(source: Source, words: readonly Word[]): Row {
  const spelled = words.map((word) => word.value).join('')
  const [digits = '', extension = ''] = spelled.split('x')
  const start = words.at(0)?.start ?? 0
  const isBracketed = /[[({]\s*$/u.test(before(source, start, 4))
  return { words, digits, extension, cue: cueBefore(source, start), isBracketed }
}

/** All digits of a North American number, of one with a trunk prefix, or of any number after “plus”. */
const WHOLE = /^(?:[01]?\d{10}|\+\d{8,15})$/u

/** Returns whether digits that are spelled so are a number that somebody gave. */
function isNumber(row: Row): boolean {
  const { words, digits, cue } = row
  if (digits.length < 7 || cue === 'other' || (cue === null && isCounting(words))) return false
  return (
    words.every((word) => word.sort === 'digit') || (fits(row) && (isSpelled(words) || isRead(row)))
  )
}

function fits({ digits, cue }: Row): boolean {
  return isCard(digits) || (cue === null ? WHOLE.test(digits) : digits.length <= 15)
}

/**
 * Returns whether a row is spelled, at least partly in words or mostly digit by digit, and is no list such
 * as `[5, 4, 5]`.
 */
function isSpelled(words: readonly Word[]): boolean {
  if (words.some((word) => word.sort !== 'figures')) return true
  if (isSequence(words)) return false
  const single = words.filter((word) => /^\d$/u.test(word.value))
  const gaps = words.map((word) => word.gap).filter((gap) => gap !== '')
  return (
    single.length >= 4 &&
    !gaps.every((gap) => gap.includes(',')) &&
    gaps.every((gap) => /[^\S\n]|-/u.test(gap))
  )
}

/** Returns whether figures have one and two digits, as in 1 1 2 3 5 8 13, and are no phone number. */
function isSequence(words: readonly Word[]): boolean {
  const digits = words.map((word) => word.value).join('')
  return words.some((word) => word.value.length === 2) && !isNorthAmerican(digits)
}

/** Returns whether digits with commas are read out, as in transcripts, and have the length of a number. */
function isRead({ words, digits, cue, isBracketed }: Row): boolean {
  if (isBracketed || !words.every((word) => /^(?:\d|\+\d?)$/u.test(word.value))) return false
  return (
    cue === 'phone' ||
    digits.startsWith('+') ||
    isCard(digits) ||
    isNorthAmerican(digits) ||
    isNationalBare(digits)
  )
}

function classify({ words, digits, extension, cue }: Row): Pick<Find, 'kind' | 'key'> {
  if (isCard(digits)) return { kind: 'card', key: digits }
  const isSaid = cue === 'ssn' || pauses(words) === '3-2-4'
  if (isSaid && isSsn(digits)) return { kind: 'ssn', key: digits }
  const isInternational = digits.startsWith('+')
  return { kind: 'phone', key: phoneKey(digits.replace('+', ''), isInternational, extension) }
}

/** Joins the counts of digits between pauses: `3-3-4`. */
function pauses(words: readonly Word[]): string {
  const lengths: number[] = []
  for (const word of words) {
    if (lengths.length === 0 || /[,.;…-]/u.test(word.gap)) lengths.push(0)
    lengths.push((lengths.pop() ?? 0) + word.value.length)
  }
  return lengths.join('-')
}

/** Returns whether the words count, as in one two three four five six seven. */
function isCounting(words: readonly Word[]): boolean {
  const [, second] = words
  return (
    words.slice(1).every((word) => word.gap.trim() === second?.gap.trim()) &&
    isProgression(words.map((word) => Number(word.value)))
  )
}

function sentences(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]]
  for (const word of words) {
    if (/[.;\n…]/u.test(word.gap)) parts.push([])
    parts.at(-1)?.push(word)
  }
  return parts
}

/** Returns the longest row without figures: “on 12 14, five five five …”. */
function longestInWords(words: readonly Word[]): readonly Word[] {
  let longest: readonly Word[] = []
  let run: Word[] = []
  for (const word of words) {
    if (word.sort === 'figures') run = []
    else run.push(word)
    if (run.length > longest.length) longest = run
  }
  return longest
}

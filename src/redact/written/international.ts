/** Reads numbers with a country code. Their spelling does not show where they end. */
import { phoneKey } from '../text/numbers.ts'
import { longestNumber } from './plans.ts'
/** The part of a text that is a number. */
export interface International {
  readonly key: string
  readonly start: number
  readonly end: number
}

const PREFIX = /^(?:\(?(?:\+|%2B)|00|011)/iu
const EXTENSION = /[ ,;]*(?:x|ext\.?|extn\.?|extension|#)[ .:=]*(?<extension>\d+)$/iu

/** The minimum and maximum number of digits with the country code. */
const LEAST = 8
const MOST = 15

/** Reads the number at the start of a text such as `+44 (0)20 7946 0958 10`; null if there is none. */
export function readInternational(text: string): International | null {
  const number = takeNumber(text)
  const { digits } = number
  if (digits.length > MOST || isAmount(text, digits)) return null
  if (text.startsWith('0') && digits.length < LEAST + 2) return national(text)
  return digits.length < LEAST ? null : withExtension(text, number)
}

function withExtension(text: string, { digits, end }: Taken): International {
  // An opening parenthesis without its closing one is no part of the number.
  const taken = text.slice(0, end)
  const start = taken.startsWith('(') && taken.split('(').length > taken.split(')').length ? 1 : 0
  const tail = EXTENSION.exec(text)
  const { extension } = tail?.index === end ? (tail.groups ?? {}) : {}
  return { key: phoneKey(digits, true, extension), start, end: extension ? text.length : end }
}

/** Reads 00 or 011 as part of a national number: 011 is also an area code in Egypt and other countries. */
function national(text: string): International | null {
  const digits = text.replaceAll(/\D/gu, '')
  const fits = digits.length > LEAST && digits.length <= 12
  return fits ? { key: phoneKey(digits, false), start: 0, end: text.length } : null
}

/**
 * Returns whether the text is an amount, such as `+1.2345678` or `+10 000 000`. `+1.4155552671` is a phone
 * number as registries write it. No North American area code starts with 0 or 1.
 */
function isAmount(text: string, digits: string): boolean {
  const isFraction = /^\+\d\.\d+$/u.test(text) && digits.length !== longestNumber(digits)
  return isFraction || /^1[01]/u.test(digits)
}

interface Taken {
  readonly digits: string
  readonly end: number
}

/** Takes groups of digits until the number is complete. Skips a trunk 0 in parentheses. */
function takeNumber(text: string): Taken {
  const from = PREFIX.exec(text)?.[0].length ?? 0
  const groups = text
    .slice(from)
    .replace(EXTENSION, '')
    .matchAll(/\(0\)|\d+/gu)
  let digits = ''
  let end = from
  let last = 0
  for (const { 0: group, index } of groups) {
    const added = group === '(0)' ? '' : group
    if (digits.length >= LEAST && isComplete(digits + added, digits.length, last)) break
    digits += added
    last = added.length
    end = from + index + group.length
  }
  return { digits, end }
}

/** Returns whether the number ends before the next group, by its country or by its last group. */
function isComplete(withNext: string, length: number, last: number): boolean {
  return withNext.length > longestNumber(withNext) || (length >= 10 && last >= 8)
}

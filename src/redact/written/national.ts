/**
 * Recognises national numbers without a cue. A trunk 0 identifies numbers; in countries without one, the
 * groups must form a valid number.
 */
import { isProgression, isCompactDate } from '../text/numbers.ts'
import { longestNumber, typeOf } from './plans.ts'

/** The country codes whose numbers are written with groups of these lengths. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  '2-2-2-2': ['45', '47'],
  '3-2-3': ['47'],
  '4-4': ['65', '852', '506', '507', '45', '503'],
  '3-2-2-2': ['34'],
  '3-3-3': ['34', '48', '351', '420', '421', '381', '385'],
  '2-3-2-2': ['34', '48'],
  '1-4-4': ['56'],
  '1-2-2-2-2': ['33'],
  '5-5': ['91'],
  '5-6': ['91'],
  '3-4-4': ['86'],
  '2-4-4': ['52', '55', '30', '39', '54'],
  '2-5-4': ['55'],
  '3-7': ['57', '39', '30', '52', '91'],
  '3-6': ['39'],
  '3-2-2-3': ['39'],
  '3-3-2-2': ['7', '90', '39'],
  '3-2-5': ['57'],
}

/** Groups in which only mobile numbers count: other numbers there begin with any digit. */
const MOBILE_ONLY: ReadonlySet<string> = new Set(['3-3-3', '5-5', '5-6', '3-7', '3-6', '2-2-2-2'])

/** Returns whether groups of figures are a national number of a country without trunk 0. */
export function isNationalByGroups(groups: readonly string[]): boolean {
  const form = groups.map((group) => group.length).join('-')
  const codes = Object.hasOwn(GROUPS, form) ? (GROUPS[form] ?? []) : []
  const digits = groups.join('')
  if (isOtherwiseTold(groups)) return false
  // With its country code but no plus, in any groups.
  if (codes.length === 0) return groups.length > 2 && isMobile(digits)
  return codes.some((code) => {
    const type = typeOf(code + digits)
    return type === 'mobile' || (type === 'other' && !MOBILE_ONLY.has(form))
  })
}

/** Returns whether groups mean something else: round figures, thousands, steps, years, times or dates. */
function isOtherwiseTold(groups: readonly string[]): boolean {
  const values = groups.map(Number)
  return (
    groups.every((group) => group.endsWith('0')) ||
    /^\d{1,2}(?: \d{3})+$/u.test(groups.join(' ')) ||
    isProgression(values) ||
    groups.every((group) => /^(?:19|20)\d\d$/u.test(group)) ||
    isPairsOfTimes(groups) ||
    isCompactDate(groups.join('')) ||
    isPlainDigits(groups.join(''))
  )
}

/** Returns whether groups are times in quarters of hours: 21 30 22 15. */
function isPairsOfTimes(groups: readonly string[]): boolean {
  return groups.every(
    (group, at) => group.length === 2 && (at % 2 === 0 ? group < '24' : /[0134][05]/u.test(group)),
  )
}

/** Returns whether digits are all the same, or count up. */
export function isPlainDigits(digits: string): boolean {
  return /^(\d)\1+$/u.test(digits) || '01234567890123456789'.includes(digits)
}

/** Mobile numbers of China, India or Russia, numbers with a trunk 0, and the longer ones of Germany. */
const BARE = /^(?:1[3-9]\d{9}|[6-9]\d{9}|89\d{9}|0[1-9]\d{8,9}|01[5-7]\d{9})$/u

/** Returns whether digits without separators are almost certainly a number. */
export function isNationalBare(digits: string): boolean {
  if (isPlainDigits(digits)) return false
  if (/^0[1-9]/u.test(digits)) return BARE.test(digits)
  if (/^00[1-9]\d{8,12}$/u.test(digits)) return longestNumber(digits.slice(2)) === digits.length - 2
  return !digits.endsWith('0000') && (BARE.test(digits) || isMobile(digits))
}

/** Accepts mobile numbers with a country code but no plus, and those of Italy, which begin with a 3. */
function isMobile(digits: string): boolean {
  if (/^3[2-9]\d{8}$/u.test(digits)) return typeOf(`39${digits}`) === 'mobile'
  return /^[1-9]\d{10,12}$/u.test(digits) && typeOf(digits) === 'mobile'
}

/** Properties of digits on their own. */

/** Returns whether digits can be a payment card: an issuer's prefix, 13 to 19 digits, Luhn's checksum. */
export function isCard(digits: string): boolean {
  if (!/^\d{13,19}$/u.test(digits) || !hasIssuer(digits)) return false
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function hasIssuer(digits: string): boolean {
  const series = Number(digits.slice(0, 4))
  return /^[3-6]/u.test(digits) || (series >= 2221 && series <= 2720)
}

/** Returns whether digits can be a US social security number. */
export function isSsn(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(digits)
}

/** The limits of 32-bit integers, which look like phone numbers. */
const LIMITS: ReadonlySet<string> = new Set(
  [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32].map(String),
)

/** Returns whether digits can be a North American number, with or without the leading 1. */
export function isNorthAmerican(digits: string): boolean {
  return /^1?[2-9]\d{2}[2-9]\d{6}$/u.test(digits) && !LIMITS.has(digits)
}

/** Returns whether eight digits are a date, such as `20260414`. */
export function isCompactDate(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(digits)
}

/** Returns whether four or more numbers go up or down by equal steps. */
export function isProgression(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values
  const step = second - first
  return (
    values.length >= 4 && step !== 0 && values.every((value, at) => value === first + at * step)
  )
}

/**
 * Returns a key that is the same for all spellings of a phone number. With a country code it is the E.164
 * form. Ten digits without one count as North American, so that 555-123-4567 equals +1 555 123 4567. A
 * number with a trunk 0 differs from its international form, because its country is unknown; other numbers
 * of 11 or more digits count as international. An extension makes a different number.
 */
export function phoneKey(digits: string, international: boolean, extension = ''): string {
  const suffix = extension === '' ? '' : `x${extension}`
  if (!international && /^[2-9]\d{9}$/u.test(digits)) return `+1${digits}${suffix}`
  const whole = international || /^[1-9]\d{10,}$/u.test(digits)
  return `${whole ? '+' : ''}${digits}${suffix}`
}

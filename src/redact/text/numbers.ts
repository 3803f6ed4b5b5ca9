/** What the digits of a number say by themselves. */

/** Whether these are the digits of a payment card: an issuer's prefix, 13 to 19 digits, Luhn's sum. */
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

/** Whether a US social security number can have these digits. */
export function isSsn(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(digits)
}

/** The limits of 32-bit integers, which have the digits of a phone number. */
const LIMITS: ReadonlySet<string> = new Set(
  [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32].map(String),
)

/** Whether a North American number can have these digits, without or with the leading 1. */
export function isNorthAmerican(digits: string): boolean {
  return /^1?[2-9]\d{2}[2-9]\d{6}$/u.test(digits) && !LIMITS.has(digits)
}

/** Whether eight digits are a date, as in `20260414`. */
export function isCompactDate(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(digits)
}

/** Whether numbers, four at least, go up or down by equal steps. */
export function isProgression(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values
  const step = second - first
  return (
    values.length >= 4 && step !== 0 && values.every((value, at) => value === first + at * step)
  )
}

/**
 * What is the same in all spellings of a phone number. With a country code it is the E.164 form.
 * Ten digits without one are read as North American, so that 555-123-4567 equals +1 555 123 4567.
 * A number that starts with a trunk 0 stays apart from its international form, as its country is
 * not known; one of 11 or more digits that starts otherwise is taken to have its country code.
 * An extension makes another number.
 */
export function phoneKey(digits: string, international: boolean, extension = ''): string {
  const suffix = extension === '' ? '' : `x${extension}`
  if (!international && /^[2-9]\d{9}$/u.test(digits)) return `+1${digits}${suffix}`
  const whole = international || /^[1-9]\d{10,}$/u.test(digits)
  return `${whole ? '+' : ''}${digits}${suffix}`
}

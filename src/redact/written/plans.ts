/**
 * The world's numbering plans, by libphonenumber-js. The library is loaded at the first look-up: most
 * processes of a test run never need it.
 */
import { createRequire } from 'node:module'
import type * as Core from 'libphonenumber-js/core'

type Library = typeof Core
type Metadata = Core.MetadataJson

const load = createRequire(import.meta.url)

let library: { readonly core: Library; readonly metadata: Metadata } | undefined

function plans(): { readonly core: Library; readonly metadata: Metadata } {
  library ??= {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `require` forgets what it loads
    core: load('libphonenumber-js/core') as Library,
    // The largest set: only this one distinguishes mobile numbers.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    metadata: load('libphonenumber-js/metadata.max.json') as Metadata,
  }
  return library
}

type NumberType = 'mobile' | 'other' | null

/**
 * Returns the type of number that digits with a country code can be; null if none exists. The first digits
 * decide, so the rest is replaced by an example, and each range is looked up once.
 */
export function typeOf(digits: string): NumberType {
  const code = codeOf(digits)
  if (code === undefined) return null
  const range = digits.slice(0, code.length + 4)
  const example = range + EXAMPLE.slice(0, Math.max(0, digits.length - range.length))
  const type = types.has(example) ? (types.get(example) ?? null) : lookUp(example)
  types.set(example, type)
  return type
}

const EXAMPLE = '23456789123'
const types = new Map<string, NumberType>()

function lookUp(digits: string): NumberType {
  const { core, metadata } = plans()
  const number = new core.PhoneNumber(`+${digits}`, metadata)
  if (!number.isValid()) return null
  return number.getType()?.includes('MOBILE') === true ? 'mobile' : 'other'
}

/** Returns the maximum length of a number with its country code; 15 for an unknown country. */
export function longestNumber(digits: string): number {
  const code = codeOf(digits)
  if (code === undefined) return MOST
  const known = longest.get(code) ?? longestOf(code)
  longest.set(code, known)
  return known
}

/** The maximum length of any number (E.164). */
const MOST = 15

const longest = new Map<string, number>()

function codeOf(digits: string): Core.CountryCallingCode | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find(isCallingCode)
}

function isCallingCode(code: string): code is Core.CountryCallingCode {
  return Object.hasOwn(plans().metadata.country_calling_codes, code)
}

function longestOf(code: Core.CountryCallingCode): number {
  const { core, metadata } = plans()
  const [country] = metadata.country_calling_codes[code] ?? []
  if (country === undefined) return MOST
  const plan = new core.Metadata(metadata)
  plan.selectNumberingPlan(country)
  return Math.min(MOST, code.length + usualMost(plan.numberingPlan?.possibleLengths() ?? [MOST]))
}

/** Returns the largest length, without the few services that have far more digits than telephones. */
function usualMost(lengths: readonly number[]): number {
  const [last = MOST, beforeLast = last] = lengths.toSorted((a, b) => b - a)
  return last - beforeLast >= 2 && last > 10 ? beforeLast : last
}

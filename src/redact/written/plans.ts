/**
 * What libphonenumber-js knows of the numbering plans of the world. It is loaded with the first number
 * that has to be looked up: most processes of a test run never see one.
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
    // The largest set: it alone tells mobile numbers from others.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    metadata: load('libphonenumber-js/metadata.max.json') as Metadata,
  }
  return library
}

type NumberType = 'mobile' | 'other' | null

/**
 * Whether digits that begin with a country code are a number that can exist there, and of what sort.
 * Ranges are told by their first digits: the last ones are the same for all, so that each range is
 * looked up once.
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

/** How many digits a number has at most, with its country code; 15 where the code is nobody's. */
export function longestNumber(digits: string): number {
  const code = codeOf(digits)
  if (code === undefined) return MOST
  const known = longest.get(code) ?? longestOf(code)
  longest.set(code, known)
  return known
}

/** The most digits that a number has anywhere (E.164). */
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

/** The largest length, less that of the few services that have far more digits than any telephone. */
function usualMost(lengths: readonly number[]): number {
  const [last = MOST, beforeLast = last] = lengths.toSorted((a, b) => b - a)
  return last - beforeLast >= 2 && last > 10 ? beforeLast : last
}

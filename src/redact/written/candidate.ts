/** Candidates: texts shaped like a number, with their surroundings. */
import { cueBefore, jsonNumberQuotes } from '../text/cues.ts'
import type { Cue } from '../text/cues.ts'
import type { Find, Source } from '../text/find.ts'
import type { RedactKind } from '../../options/redact-options.ts'
import type { Shape } from './shapes.ts'

/** A shape at its position. */
export interface Candidate {
  readonly source: Source
  readonly at: number
  /** The few characters before the shape. */
  readonly left: string
  readonly inUrl: boolean
  readonly shape: Shape
}

/** The result for a candidate; positions count from the start of the shape. */
export interface Finding extends Find {
  readonly kind: RedactKind
}

/**
 * Returns whether a number can start here: not after a letter or digit, or after a digit and a joint. A
 * clear phone number may follow a word, as in `Call415-555-2671`.
 */
export function isFree({ left, shape }: Candidate): boolean {
  const isPlain = /^[([]/u.test(shape.text) || /[a-z]{3}$/iu.test(left)
  const runsOn = (shape.name === 'american' && isPlain) || saysPhone(left)
  return !(runsOn ? /\d$/u : /[a-z0-9]$/iu).test(left) && !/\d[-./:\u2010-\u2015]$/u.test(left)
}

/** Returns whether the number is glued to a word for a phone, as in `sms4155552671`. */
function saysPhone(left: string): boolean {
  return /(?:^|[^a-z])(?:sms|call|phone|tel|cell|text|fax)$|mobile$/iu.test(left)
}

/** Returns whether the number is part of a longer id on either side. */
export function isGlued({ source, at, left, shape }: Candidate): boolean {
  const end = at + shape.text.length
  const right = source.text.slice(end, end + 3)
  if (saysPhone(left) && /^[a-z]{3}/iu.test(right)) return false
  return (left.endsWith('_') && !isSomebodys(source, at)) || /^(?:\w|-\w|[.:]\d)/u.test(right)
}

function isSomebodys(source: Source, at: number): boolean {
  return ['person', 'phone'].includes(cueBefore(source, at) ?? '')
}

/** Returns whether the text right before makes it an id: `#`, `/`, `ord-`, a URL, the key of a JSON number. */
export function isIdByPlace({ source, at, left, inUrl }: Candidate): boolean {
  return inUrl || /[#/.]$|\w-$/u.test(left) || jsonNumberQuotes(source, at) !== undefined
}

const SAID_AFTER =
  /^\s*(?:is|was|'s) (?:my|his|her|our|their|the best|a good) (?:\w+ )?(?:phone|number|mobile|cell)/iu

/** Returns the cue in the words around the number. */
export function cueOf({ source, at, shape }: Candidate): Cue | null {
  const end = at + shape.text.length
  const said = cueBefore(source, at)
  return said === null && SAID_AFTER.test(source.text.slice(end, end + 48)) ? 'phone' : said
}

/** Returns all digits of the shape. */
export function digitsOf({ shape }: Candidate): string {
  return shape.text.replaceAll(/\D/gu, '')
}

/** Makes a finding of the whole shape. */
export function whole(candidate: Candidate, kind: RedactKind): Finding {
  return { kind, key: parts(candidate).digits, start: 0, end: candidate.shape.text.length }
}

/** Splits the digits of the number from those of its extension. */
export function parts({ shape }: Candidate): { digits: string; extension: string } {
  const [number = '', extension = ''] = shape.text.split(/[x#]/iu)
  return { digits: number.replaceAll(/\D/gu, ''), extension: extension.replaceAll(/\D/gu, '') }
}

/** What is shaped like a number, and what its surroundings say. */
import { cueBefore, jsonNumberQuotes } from '../text/cues.ts'
import type { Cue } from '../text/cues.ts'
import type { Find, Source } from '../text/find.ts'
import type { RedactKind } from '../../options/redact-options.ts'
import type { Shape } from './shapes.ts'

/** A shape where it stands. */
export interface Candidate {
  readonly source: Source
  readonly at: number
  /** The few characters before it. */
  readonly left: string
  readonly inUrl: boolean
  readonly shape: Shape
}

/** What it is; its place is counted from the start of the shape. */
export interface Finding extends Find {
  readonly kind: RedactKind
}

/**
 * Whether a number can start here: no letter or digit goes before, nor a digit and a joint.
 * What is plainly a phone number may run on from a word, as in `Call415-555-2671`.
 */
export function isFree({ left, shape }: Candidate): boolean {
  const isPlain = /^[([]/u.test(shape.text) || /[a-z]{3}$/iu.test(left)
  const runsOn = (shape.name === 'american' && isPlain) || saysPhone(left)
  return !(runsOn ? /\d$/u : /[a-z0-9]$/iu).test(left) && !/\d[-./:\u2010-\u2015]$/u.test(left)
}

/** A word for a phone that the number is glued to, as in `sms4155552671`. */
function saysPhone(left: string): boolean {
  return /(?:^|[^a-z])(?:sms|call|phone|tel|cell|text|fax)$|mobile$/iu.test(left)
}

/** Whether it is part of a longer id on either side. */
export function isGlued({ source, at, left, shape }: Candidate): boolean {
  const end = at + shape.text.length
  const right = source.text.slice(end, end + 3)
  if (saysPhone(left) && /^[a-z]{3}/iu.test(right)) return false
  return (left.endsWith('_') && !isSomebodys(source, at)) || /^(?:\w|-\w|[.:]\d)/u.test(right)
}

function isSomebodys(source: Source, at: number): boolean {
  return ['person', 'phone'].includes(cueBefore(source, at) ?? '')
}

/** Whether what stands right before makes it an id: `#`, `/`, `ord-`, a URL, a JSON number's key. */
export function isIdByPlace({ source, at, left, inUrl }: Candidate): boolean {
  return inUrl || /[#/.]$|\w-$/u.test(left) || jsonNumberQuotes(source, at) !== undefined
}

const SAID_AFTER =
  /^\s*(?:is|was|'s) (?:my|his|her|our|their|the best|a good) (?:\w+ )?(?:phone|number|mobile|cell)/iu

/** What the words around it say that it is. */
export function cueOf({ source, at, shape }: Candidate): Cue | null {
  const end = at + shape.text.length
  const said = cueBefore(source, at)
  return said === null && SAID_AFTER.test(source.text.slice(end, end + 48)) ? 'phone' : said
}

/** All its digits. */
export function digitsOf({ shape }: Candidate): string {
  return shape.text.replaceAll(/\D/gu, '')
}

/** All of the shape, as a number of this kind. */
export function whole(candidate: Candidate, kind: RedactKind): Finding {
  return { kind, key: parts(candidate).digits, start: 0, end: candidate.shape.text.length }
}

/** Its digits, and those of its extension. */
export function parts({ shape }: Candidate): { digits: string; extension: string } {
  const [number = '', extension = ''] = shape.text.split(/[x#]/iu)
  return { digits: number.replaceAll(/\D/gu, ''), extension: extension.replaceAll(/\D/gu, '') }
}

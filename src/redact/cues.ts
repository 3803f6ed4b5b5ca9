/** What the words before a number say that it is. */
import { before } from './find.ts'
import type { Source } from './find.ts'

/** What a number is said to be: one of what is redacted, or some other `id`. */
export type Cue = 'phone' | 'ssn' | 'card' | 'id'

/** Starts a word that is no part of a longer one: `tel`, but not `hotel`. */
const ALONE = '(?<![a-z])'

const PHONE = [
  '(?:tele)?phone|mobile|whatsapp|landline|msisdn|callback|caller',
  `${ALONE}(?:cell|tel|fax|sms|dial(?:ed|ing)?|wa\\.me)`,
  `${ALONE}(?:call(?:ed|ing)?|text|reach(?:ed)?|ring) (?:me|us|you|back|at|on)`,
  `${ALONE}(?:my|your|his|her|their|our|contact|home|work|best) number`,
].join('|')
const SSN = `${ALONE}(?:ssn|social(?:[\\W_]?security)?)`
const CARD = `${ALONE}(?:card|credit|debit|visa|mastercard|amex|pan)`
const ID = `${ALONE}(?:${[
  'order|invoice|tracking|confirmation|reference|ref|case|ticket|policy|booking|reservation',
  'transaction|serial|part|model|sku|claim|run|batch|scenario|node|receipt|item|product|build',
  'job|request|session|po|id',
].join('|')})`

/** What may stand between the word that tells and the number: nothing with a digit. */
const BETWEEN =
  '(?:[\\W_]*(?:numbers?|num|no|nr|line|code|id|is|was|at|on|to|me|us|you|him|her|them|back|it|' +
  'as|the|this|from|your|my|again))*[\\W_]*$'
/** Less than that: in “in that case, 4155552671” the number is not the case's. */
const RIGHT_BETWEEN = '(?:[\\s_#:=]*(?:numbers?|num|no|nr|code|id|is|was))*[\\s_#:="\'\\\\.-]*$'

const CUE = new RegExp(
  `(?:(?<phone>${PHONE})|(?<ssn>${SSN})|(?<card>${CARD}))${BETWEEN}|(?<id>${ID})${RIGHT_BETWEEN}`,
  'iu',
)

/** How far before a number there can be a word that tells what it is, in characters. */
const CONTEXT = 64

/** What the words right before a place say of the number there; null where they say nothing. */
export function cueBefore(source: Source, at: number): Cue | null {
  const isAfterWord = /[a-z][\W_]*$/iu.test(before(source, at, 16))
  const groups = isAfterWord ? CUE.exec(before(source, at, CONTEXT))?.groups : undefined
  if (groups === undefined) return null
  const { phone, ssn, card } = groups
  if (phone !== undefined) return 'phone'
  if (ssn !== undefined) return 'ssn'
  return card === undefined ? 'id' : 'card'
}

/**
 * The quotes of the key, where a place holds a number of a JSON object and not a string, as in
 * `"total": 4155552671`. In JSON within JSON they are escaped.
 */
export function jsonNumberQuotes(source: Source, at: number): string | undefined {
  return /(?<quotes>\\{0,7}["'])\s*:\s*$/u.exec(before(source, at, 12))?.groups?.['quotes']
}

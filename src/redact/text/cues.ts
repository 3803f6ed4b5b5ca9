/** What the words before a number say that it is. */
import { before } from './find.ts'
import type { Source } from './find.ts'

/**
 * What a number is said to be: one of what is redacted, what somebody is known by (which may be their
 * number), or something `other`, such as an order or an amount.
 */
export type Cue = 'phone' | 'ssn' | 'card' | 'person' | 'other'

/** Starts a word that is no part of a longer one: `tel`, but not `hotel`. */
const ALONE = '(?<![a-zà-ÿ])'

const PHONE = [
  '(?:tele|tel[eé])?phone|mobile|whatsapp|landline|msisdn|callback|caller',
  `${ALONE}(?:cell|tel|fax|sms|dial(?:ed|ing)?|wa\\.me)`,
  `${ALONE}(?:call(?:ed|ing)?|text|reach(?:ed)?|ring) (?:me|us|you|him|her|them|back|at|on)`,
  `${ALONE}(?:my|your|his|her|their|our|contact|home|work|best) number|${ALONE}line\\/`,
  // The same in the languages that most callers speak beside English.
  `telef[oó]n|tel[eé]fono|telefoon|m[oó]vil|celular|cellulare|telem[oó]vel|mobiel|mobil(?:nummer)?`,
  `${ALONE}(?:handy|rufnummer|meine nummer|mi n[uú]mero|mon num[eé]ro|portable|mio numero|meu n[uú]mero)`,
  `${ALONE}(?:ll[aá]m[ae](?:me|nos)|llamar|appelez|rappelez|chiamami|ligue|bel me)`,
].join('|')
const SSN = `${ALONE}(?:ssn|social(?:[\\W_]?security)?)`
const CARD = `${ALONE}(?:card|credit|debit|visa|mastercard|amex|pan)`
const SOMEBODY =
  'customer|client|contact|caller|user|patient|guest|lead|person|member|recipient|account'
const PERSON = `${ALONE}(?:${SOMEBODY})(?:[\\s_-]?id[\\W_]*|_)$`
const OTHER = `${ALONE}(?:${[
  'orders?|invoice|tracking|confirmation|reference|ref|case|ticket|policy|booking|reservation',
  'transaction|serial|part|model|sku|claim|run|batch|scenario|nodes?|receipt|item|product|build',
  'job|request|session|po|id|isbn|issn|ean|upc|gtin|asin|imei|vin|lot|flight|gate|seat|docket',
  'total|sum|count|amount|quantity|size|population|balance|price|cost|revenue|budget|salary|paid',
  'duration|elapsed|took|timestamp|epoch|unix|ts|seed|hash|checksum|offset|version|revision|release',
  'scores?|ratings?|points|ages?|temperatures?|ports?|zips?|postcodes?|(?<!area )codes?|rows?|lines?|pages?',
  'rooms?|slots?|years?|resolution|coordinates|pin|steps?|options?|numbers|digits|values?|bytes',
].join('|')})`

/** What may stand between the word that tells and the number: nothing with a digit. */
const BETWEEN =
  '(?:[\\W_]*(?:numbers?|nummer|n[uú]mero|num[eé]ro|num|no|nr|line|code|id|is|was|at|on|to|me|us|you|him|her|them|back|it|' +
  'as|the|this|from|your|my|again|ist|es|est|al|el|au|le|unter|sur|è|é|o|il))*[\\W_]*$'
/** Less than that: in “in that case, 4155552671” the number is not the case's. */
const RIGHT_BETWEEN =
  '(?:[\\s_#:=]*(?:numbers?|num|no|nr|code|id|is|was|of|are|about|around))*[\\s_#:="\'\\\\.-]*$'

const CUE = new RegExp(
  `(?:(?<phone>${PHONE})|(?<ssn>${SSN})|(?<card>${CARD}))${BETWEEN}|` +
    `(?<person>${PERSON})|(?<other>${OTHER})${RIGHT_BETWEEN}`,
)

/** How far before a number there can be a word that tells what it is, in characters. */
const CONTEXT = 64

/** What the words right before a place say of the number there; null where they say nothing. */
export function cueBefore(source: Source, at: number): Cue | null {
  if (!/\p{L}[^\p{L}\d]*$/u.test(before(source, at, 16))) return null
  const { groups } = CUE.exec(before(source, at, CONTEXT).toLowerCase()) ?? {}
  if (groups === undefined) return null
  return CUES.find((cue) => groups[cue] !== undefined) ?? null
}

const CUES: readonly Cue[] = ['phone', 'ssn', 'card', 'person', 'other']

/**
 * The quotes of the key, where a place holds a number of a JSON object and not a string, as in
 * `"total": 4155552671`. In JSON within JSON they are escaped.
 */
export function jsonNumberQuotes(source: Source, at: number): string | undefined {
  return /(?<quotes>\\{0,7}["'])\s*:\s*$/u.exec(before(source, at, 12))?.groups?.['quotes']
}

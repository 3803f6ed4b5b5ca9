/** Cues: what the words before a number say about it. */
import { before } from './find.ts'
import type { Source } from './find.ts'

/**
 * The meaning of a number by its cue: a redacted kind, an id of a person (which may be their number), or
 * something `other`, such as an order or an amount.
 */
export type Cue = 'phone' | 'ssn' | 'card' | 'person' | 'other'

/** Matches the start of a whole word: `tel`, but not `hotel`. */
const ALONE = '(?<![a-zà-ÿ])'

const PHONE = [
  '(?:tele|tel[eé])?phone|mobile|whatsapp|landline|msisdn|callback|caller',
  `${ALONE}(?:cell|tel|fax|sms|dial(?:ed|ing)?|wa\\.me)`,
  `${ALONE}(?:call(?:ed|ing)?|text|reach(?:ed)?|ring) (?:me|us|you|him|her|them|back|at|on)`,
  `${ALONE}(?:my|your|his|her|their|our|contact|home|work|best) number|${ALONE}line\\/`,
  // The same in the languages that most callers speak besides English.
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

/** Words that may stand between the cue and the number: none with a digit. */
const BETWEEN =
  '(?:[\\W_]*(?:numbers?|nummer|n[uú]mero|num[eé]ro|num|no|nr|line|code|id|is|was|at|on|to|me|us|you|him|her|them|back|it|' +
  'as|the|this|from|your|my|again|ist|es|est|al|el|au|le|unter|sur|è|é|o|il))*[\\W_]*$'
/** Fewer words: in “in that case, 4155552671” the number does not belong to the case. */
const RIGHT_BETWEEN =
  '(?:[\\s_#:=]*(?:numbers?|num|no|nr|code|id|is|was|of|are|about|around))*[\\s_#:="\'\\\\.-]*$'

const CUE = new RegExp(
  `(?:(?<phone>${PHONE})|(?<ssn>${SSN})|(?<card>${CARD}))${BETWEEN}|` +
    `(?<person>${PERSON})|(?<other>${OTHER})${RIGHT_BETWEEN}`,
)

/** How far before a number its cue can be, in characters. */
const CONTEXT = 64

/** Returns the cue right before a position; null if there is none. */
export function cueBefore(source: Source, at: number): Cue | null {
  if (!/\p{L}[^\p{L}\d]*$/u.test(before(source, at, 16))) return null
  const { groups } = CUE.exec(before(source, at, CONTEXT).toLowerCase()) ?? {}
  if (groups === undefined) return null
  return CUES.find((cue) => groups[cue] !== undefined) ?? null
}

const CUES: readonly Cue[] = ['phone', 'ssn', 'card', 'person', 'other']

/**
 * Returns the quotes of the key, if a position holds a number of a JSON object, as in `"total":
 * 4155552671`. JSON within JSON escapes them.
 */
export function jsonNumberQuotes(source: Source, at: number): string | undefined {
  return /(?<quotes>\\{0,7}["'])\s*:\s*$/u.exec(before(source, at, 12))?.groups?.['quotes']
}

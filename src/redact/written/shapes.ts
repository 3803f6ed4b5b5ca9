/**
 * The shapes of written numbers, tried in this order where a number starts. The first match decides, so
 * that no date counts as the start of a phone number. No shape nests repetitions over the same characters,
 * so each takes linear time.
 */

/** The name of a shape. `plain` texts are never redacted. */
export type ShapeName =
  | 'plain'
  | 'ssn'
  | 'card'
  | 'international'
  | 'american'
  | 'listed'
  | 'trunk'
  | 'area'
  | 'bare'
  | 'loose'

const BLANK = String.raw`[ \t\u00a0\u2007\u202f]`
const DASH = String.raw`[-\u2010-\u2015]`
const SEP = `(?:${BLANK}?(?:${DASH}|[./])${BLANK}?|${BLANK}{1,2})`
const GAP = `(?:\\)?(?:${BLANK}?${DASH}${BLANK}?|[./]|${BLANK}{1,2})\\(?|\\)\\(?|\\()`
/** Separators between the groups of a card, mixed. */
const MIXED = String.raw`[-\s.,_/\u2010-\u2015]{1,3}`
const EXTENSION = String.raw`(?:[ ,;]{0,2}(?:x|ext\.?|extn\.?|extension|#)[ .:=]{0,2}\d{1,6}(?!\d))?`
/**
 * The end of a shape: no letter or digit right after it, and no further group. A clear phone number may run
 * into a word.
 */
const RUN_ON = `(?!\\d|[a-z]{1,2}(?![a-z]))(?!${DASH}(?:\\d|[a-z](?![a-z]))|\\.\\d)`
const END = `(?![a-z0-9])(?!${DASH}(?:\\d|[a-z](?![a-z]))|\\.\\d)`

const YEAR = String.raw`(?:19|20)\d{2}`
const MONTH = '(?:0?[1-9]|1[0-2])'
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?`
const ZONE = String.raw`(?:Z|[+-]\d{2}:?\d{2}(?!\d))`
const THOUSANDS = String.raw`(?:\d{1,3}(?:[., '\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)`
const UNIT = `(?:[€£¥₹%]|(?:${[
  'EUR|USD|GBP|CHF|JPY|INR|euros?|dollars?|pounds?|cents?|yen|rupees|percent|tokens|people|users',
  'inhabitants|visitors|items|rows|requests|bytes|[kMGT]i?B|Hz|px|pixels|km|miles|met(?:er|re)s|kg',
  'ms|(?:milli|micro|nano)?seconds|minutes|hours|days',
].join('|')})(?![a-z0-9]))`

const SHAPES: Readonly<Record<ShapeName, readonly string[]>> = {
  plain: [
    ...joined('-/.', (by) => `${YEAR}${by}${MONTH}${by}${DAY}(?!\\d)(?:[T ]${CLOCK}${ZONE}?)?`),
    ...joined('-/. ', (by) => `${DAY}${by}${DAY}${by}${YEAR}(?!\\d|${by}\\d)`),
    ...joined('-/.', (by) => `${DAY}${by}${MONTH}${by}\\d{2}(?!\\d|${by}\\d)`),
    CLOCK,
    String.raw`\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)(?::\d+)?`,
    `${THOUSANDS}\\s?${UNIT}`,
  ],
  ssn: joined('- \u2010\u2011\u2012\u2013', (by) => `\\d{3}${by}\\d{2}${by}\\d{4}${END}`),
  card: [
    ...joined(
      '- .\u00a0',
      (by) => `\\d{4}${by}\\d{4}${by}\\d{4}${by}\\d{1,4}(?:${by}\\d{1,3})?${END}`,
    ),
    ...joined('- .\u00a0', (by) => `\\d{4}${by}\\d{6}${by}\\d{4,5}${END}`),
    String.raw`\d{8}[- ]\d{8}${END}`,
    `\\d{4}(?:${MIXED}\\d{4}){3}${END}`,
  ],
  international: [
    String.raw`\(?(?:\+|%2B)${BLANK}?\(?[1-9]\d*(?:${GAP}\d+){0,14}${EXTENSION}`,
    String.raw`(?:00|011)${GAP}?[1-9]\d{0,3}${GAP}(?:\(?0\)${BLANK}?)?[1-9]\d*(?:${GAP}\d+){0,13}${EXTENSION}`,
  ],
  american: [
    `(?:1${SEP}?|\\d{1,3}[-.])?(?:` +
      [
        String.raw`(?:\(\d{3}\)|\[\d{3}\])${SEP}?\d{3}${SEP}?\d{4}`,
        String.raw`\d{3}${SEP}\d{3}${SEP}\d{4}`,
        String.raw`[2-9]\d{2}${SEP}[2-9]\d{6}`,
        String.raw`[2-9]\d{2}[2-9]\d{2}${SEP}\d{4}`,
      ].join('|') +
      `)${EXTENSION}${RUN_ON}`,
  ],
  listed: [
    ...joined('_*·•~|', (by) => `\\d{3}${by}\\d{3}${by}\\d{4}${RUN_ON}`),
    String.raw`\d{3}(?:, ?\d{3}, ?|\s?\n\s?\d{3}\s?\n\s?)\d{4}${END}`,
  ],
  trunk: [String.raw`\(?0[1-9]\d{0,4}\)?(?:${SEP}\d{2,8}){1,5}${EXTENSION}${END}`],
  area: [
    String.raw`\(\d{2,5}\)${SEP}?\d{3,5}${SEP}?\d{3,5}${EXTENSION}${END}`,
    // Russia dials an 8 before the area.
    String.raw`8${SEP}?(?:\([3489]\d{2}\)|[3489]\d{2})${SEP}?\d{3}${SEP}\d{2}${SEP}\d{2}${END}`,
  ],
  bare: [String.raw`\d{7,}${EXTENSION}`],
  loose: [String.raw`\d{1,5}(?:${SEP}\d{1,8}){1,6}${EXTENSION}${END}(?!${SEP}\d)`],
}

/** Makes one pattern per joint, so that a number has the same joint throughout. */
function joined(joints: string, pattern: (by: string) => string): readonly string[] {
  return Array.from(joints, (joint) => pattern(/[.*|]/u.test(joint) ? `\\${joint}` : joint))
}

const NAMES = Object.keys(SHAPES).filter(isName)

/** Matches any shape at a position. The capturing group that matched gives its name. */
const ANY = new RegExp(NAMES.map((name) => `(${SHAPES[name].join('|')})`).join('|'), 'iuy')

/** A shape found in a text. */
export interface Shape {
  readonly name: ShapeName
  readonly text: string
}

/** Returns the shape that starts at a position; null if there is none. */
export function shapeAt(text: string, at: number): Shape | null {
  ANY.lastIndex = at
  const match = ANY.exec(text)
  if (match === null) return null
  const name = NAMES.find((_, index) => match[index + 1] !== undefined)
  return name === undefined ? null : { name, text: match[0] }
}

function isName(name: string): name is ShapeName {
  return name in SHAPES
}

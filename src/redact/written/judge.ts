/** Decides whether what is shaped like a number is one that must be redacted. */
import { cueOf, digitsOf, isFree, isGlued, isIdByPlace, parts, whole } from './candidate.ts'
import type { Candidate, Finding } from './candidate.ts'
import { jsonNumberQuotes } from '../text/cues.ts'
import type { Cue } from '../text/cues.ts'
import {
  isCard,
  isCompactDate,
  isNorthAmerican,
  isProgression,
  isSsn,
  phoneKey,
} from '../text/numbers.ts'
import { readInternational } from './international.ts'
import { isNationalBare, isNationalByGroups, isPlainDigits } from './national.ts'
import type { RedactKind } from '../../options/redact-options.ts'
import type { ShapeName } from './shapes.ts'

type Judge = (candidate: Candidate) => Finding | null

/** What the candidate is; null for a number that is none of our business. */
export function judge(candidate: Candidate): Finding | null {
  return JUDGES[candidate.shape.name](candidate)
}

const JUDGES: Readonly<Record<ShapeName, Judge>> = {
  plain: () => null,
  ssn: judgeSsn,
  card: judgeCard,
  international: judgeInternational,
  american: (candidate) => phone(candidate, 10, 13),
  listed: judgeListed,
  trunk: (candidate) =>
    [isZipCode, isCount, isDump, isInCode, isOther].some((is) => is(candidate))
      ? null
      : phone(candidate, 9, 12),
  area: (candidate) => phone(candidate, 8, 12),
  bare: (candidate) => inJson(candidate, judgeBare(candidate)),
  loose: judgeLoose,
}

function judgeInternational(candidate: Candidate): Finding | null {
  const { text } = candidate.shape
  const fits = /^\(?[+%]/u.test(text)
    ? isPlus(candidate)
    : isFree(candidate) && !isInCode(candidate)
  const found = fits ? readInternational(text) : null
  return found && { kind: 'phone', ...found }
}

/** Whether a plus sign starts a number, rather than to add one or, as in `beta+20260414`, a build. */
function isPlus({ left, shape }: Candidate): boolean {
  const isBuild = /[a-z]$/iu.test(left) && isCompactDate(shape.text.slice(1, 9))
  const isSum = /\d$/u.test(left) || /^\+\s\d+$/u.test(shape.text)
  return !isBuild && !isSum
}

function judgeSsn(candidate: Candidate): Finding | null {
  if (cueOf(candidate) === 'other') return null
  return isFree(candidate) && isSsn(digitsOf(candidate)) ? whole(candidate, 'ssn') : null
}

/** Groups of a card: of any that can be one, or of any sixteen that are said to be. */
function judgeCard(candidate: Candidate): Finding | null {
  const digits = digitsOf(candidate)
  if (!isFree(candidate) || /^(?:\d+0\D+)+\d+0$/u.test(candidate.shape.text)) return null
  const isSaid = digits.length === 16 && cueOf(candidate) === 'card'
  return isCard(digits) || isSaid ? whole(candidate, 'card') : null
}

/** An American number whose groups stand like a list: one, if it is no list of something else. */
function judgeListed(candidate: Candidate): Finding | null {
  const { text } = candidate.shape
  const cue = cueOf(candidate)
  if (cue !== 'phone' && (text.includes('\n') || isListOfOthers(candidate, cue))) return null
  return isNorthAmerican(digitsOf(candidate)) && !isGlued(candidate)
    ? phone(candidate, 10, 10)
    : null
}

function isListOfOthers({ left, shape }: Candidate, cue: Cue | null): boolean {
  return cue === 'other' || /[[,]\s*$/u.test(left) || /^(?:\d+0\D+)+\d+0$/u.test(shape.text)
}

/** Groups that are no American number's: one, if the words before say so, or if it exists somewhere. */
function judgeLoose(candidate: Candidate): Finding | null {
  if (!isFree(candidate) || isZipCode(candidate)) return null
  if (/^\d+\.\d+$/u.test(candidate.shape.text)) return null
  const cue = cueOf(candidate)
  if (cue === 'ssn') return judgeSsn(candidate)
  const isSaid = cue === 'phone' || (cue !== 'other' && isNationalLoose(candidate))
  return isSaid ? phone(candidate, 7, 15) : null
}

/** Only blanks, or only dashes, between the groups: figures with dots are amounts and versions. */
function isNationalLoose(candidate: Candidate): boolean {
  const { text } = candidate.shape
  // The end of a longer row of figures is none, and would be found piece by piece.
  if (/\d\s$/u.test(candidate.left) || isInCode(candidate)) return false
  const isEven = /^\d+(?:(?:[ \u00a0]\d+)+|(?:-\d+)+|(?: \d+)+-\d+)$|^\d{3}\/\d{6,7}$/u.test(text)
  return isEven && isNationalByGroups(text.match(/\d+/gu) ?? [])
}

/** Digits without anything between: an id, unless they can hardly be one or are said to be none. */
function judgeBare(candidate: Candidate): Finding | null {
  if (!isFree(candidate) || isGlued(candidate)) return null
  const cue = cueOf(candidate)
  if (cue === 'other' || (cue === null && isIdByPlace(candidate))) return null
  const kind = kindOf(parts(candidate).digits, cue)
  return kind === 'phone' ? phone(candidate, 7, 15) : kind && whole(candidate, kind)
}

/** Keeps JSON readable as such: no token can stand there where a number stood. */
function inJson(candidate: Candidate, found: Finding | null): Finding | null {
  return found && { ...found, quotes: jsonNumberQuotes(candidate.source, candidate.at) }
}

function kindOf(digits: string, cue: Cue | null): RedactKind | null {
  if (isCard(digits)) return 'card'
  if (cue === 'ssn' && isSsn(digits)) return 'ssn'
  if (isNorthAmerican(digits) || isNationalBare(digits)) return 'phone'
  return cue === 'phone' && !isCompactDate(digits) ? 'phone' : null
}

/** Said to be something else. */
function isOther(candidate: Candidate): boolean {
  return cueOf(candidate) === 'other'
}

/** ZIP+4, which may start with a 0: 02134-1234. */
function isZipCode({ shape }: Candidate): boolean {
  return /^\d{5}-\d{4}$/u.test(shape.text)
}

/** A list that counts: 01 02 03 04 05, or digits that do. */
function isCount({ shape }: Candidate): boolean {
  const groups = shape.text.match(/\d+/gu) ?? []
  return isProgression(groups.map(Number)) || isPlainDigits(groups.join(''))
}

/** Pairs, but not the five of a French number: the bytes 01 00 00 00 50 32. */
function isDump({ left, shape }: Candidate): boolean {
  return /^\d\d(?:\D\d\d)+$/u.test(shape.text) && (shape.text.length !== 14 || /\d\s$/u.test(left))
}

/** After `AA1 `, a byte such as `4f `, or another group of digits that is no year: more of a code. */
function isInCode({ left }: Candidate): boolean {
  return /(?:^|[^A-Za-z0-9])(?:[A-Z]+\d+|\d[a-f]|[a-f]\d|\d{3}|(?!19|20)\d{4})\s$/u.test(left)
}

function phone(candidate: Candidate, least: number, most: number): Finding | null {
  const { digits, extension } = parts(candidate)
  const fits = digits.length >= least && digits.length <= most && isFree(candidate)
  return fits ? { ...whole(candidate, 'phone'), key: phoneKey(digits, false, extension) } : null
}

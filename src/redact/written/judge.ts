/** Decides whether a candidate must be redacted. */
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

/** Returns the finding of a candidate; null if it is not redacted. */
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

/** Returns whether a plus sign starts a number, and not a sum or, as in `beta+20260414`, a build. */
function isPlus({ left, shape }: Candidate): boolean {
  const isBuild = /[a-z]$/iu.test(left) && isCompactDate(shape.text.slice(1, 9))
  const isSum = /\d$/u.test(left) || /^\+\s\d+$/u.test(shape.text)
  return !isBuild && !isSum
}

function judgeSsn(candidate: Candidate): Finding | null {
  if (cueOf(candidate) === 'other') return null
  return isFree(candidate) && isSsn(digitsOf(candidate)) ? whole(candidate, 'ssn') : null
}

/** Accepts groups of a card: any valid card number, or any sixteen digits with the cue. */
function judgeCard(candidate: Candidate): Finding | null {
  const digits = digitsOf(candidate)
  if (!isFree(candidate) || /^(?:\d+0\D+)+\d+0$/u.test(candidate.shape.text)) return null
  const isSaid = digits.length === 16 && cueOf(candidate) === 'card'
  return isCard(digits) || isSaid ? whole(candidate, 'card') : null
}

/** Accepts an American number whose groups look like a list, unless it is a list of something else. */
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

/** Accepts groups of no American number if the words before say so, or if the number exists somewhere. */
function judgeLoose(candidate: Candidate): Finding | null {
  if (!isFree(candidate) || isZipCode(candidate)) return null
  if (/^\d+\.\d+$/u.test(candidate.shape.text)) return null
  const cue = cueOf(candidate)
  if (cue === 'ssn') return judgeSsn(candidate)
  const isSaid = cue === 'phone' || (cue !== 'other' && isNationalLoose(candidate))
  return isSaid ? phone(candidate, 7, 15) : null
}

/** Returns whether only spaces, or only dashes, separate the groups: figures with dots are amounts and versions. */
function isNationalLoose(candidate: Candidate): boolean {
  const { text } = candidate.shape
  // The end of a longer row of figures is no number: otherwise each piece would be one.
  if (/\d\s$/u.test(candidate.left) || isInCode(candidate)) return false
  const isEven = /^\d+(?:(?:[ \u00a0]\d+)+|(?:-\d+)+|(?: \d+)+-\d+)$|^\d{3}\/\d{6,7}$/u.test(text)
  return isEven && isNationalByGroups(text.match(/\d+/gu) ?? [])
}

/** Reads digits without separators as an id, unless their form or their cue says otherwise. */
function judgeBare(candidate: Candidate): Finding | null {
  if (!isFree(candidate) || isGlued(candidate)) return null
  const cue = cueOf(candidate)
  if (cue === 'other' || (cue === null && isIdByPlace(candidate))) return null
  const kind = kindOf(parts(candidate).digits, cue)
  return kind === 'phone' ? phone(candidate, 7, 15) : kind && whole(candidate, kind)
}

/** Keeps JSON valid: a token needs quotes in place of a number. */
function inJson(candidate: Candidate, found: Finding | null): Finding | null {
  return found && { ...found, quotes: jsonNumberQuotes(candidate.source, candidate.at) }
}

function kindOf(digits: string, cue: Cue | null): RedactKind | null {
  if (isCard(digits)) return 'card'
  if (cue === 'ssn' && isSsn(digits)) return 'ssn'
  if (isNorthAmerican(digits) || isNationalBare(digits)) return 'phone'
  return cue === 'phone' && !isCompactDate(digits) ? 'phone' : null
}

/** Returns whether the cue says that it is something else. */
function isOther(candidate: Candidate): boolean {
  return cueOf(candidate) === 'other'
}

/** Returns whether it is a ZIP+4 code, which may start with a 0: 02134-1234. */
function isZipCode({ shape }: Candidate): boolean {
  return /^\d{5}-\d{4}$/u.test(shape.text)
}

/** Returns whether it counts: 01 02 03 04 05, or digits in sequence. */
function isCount({ shape }: Candidate): boolean {
  const groups = shape.text.match(/\d+/gu) ?? []
  return isProgression(groups.map(Number)) || isPlainDigits(groups.join(''))
}

/** Returns whether it is pairs of digits, but not the five of a French number: the bytes 01 00 00 00 50 32. */
function isDump({ left, shape }: Candidate): boolean {
  return /^\d\d(?:\D\d\d)+$/u.test(shape.text) && (shape.text.length !== 14 || /\d\s$/u.test(left))
}

/** Returns whether it is a part of a code: after `AA1 `, a byte such as `4f `, or other digits that are no year. */
function isInCode({ left }: Candidate): boolean {
  return /(?:^|[^A-Za-z0-9])(?:[A-Z]+\d+|\d[a-f]|[a-f]\d|\d{3}|(?!19|20)\d{4})\s$/u.test(left)
}

function phone(candidate: Candidate, least: number, most: number): Finding | null {
  const { digits, extension } = parts(candidate)
  const fits = digits.length >= least && digits.length <= most && isFree(candidate)
  return fits ? { ...whole(candidate, 'phone'), key: phoneKey(digits, false, extension) } : null
}

/** Decides whether what is shaped like a number is one that must be redacted. */
import { digitsOf, isFree, isGlued, isIdByPlace, parts, whole } from './candidate.ts'
import type { Candidate, Finding } from './candidate.ts'
import { cueBefore, jsonNumberQuotes } from './cues.ts'
import type { Cue } from './cues.ts'
import { readInternational } from './international.ts'
import {
  isCard,
  isCompactDate,
  isNorthAmerican,
  isProgression,
  isSsn,
  phoneKey,
} from './numbers.ts'
import type { RedactKind } from './options.ts'
import type { ShapeName } from './shapes.ts'

type Judge = (candidate: Candidate) => Finding | null

/** What the candidate is; null for a number that is none of our business. */
export function judge(candidate: Candidate): Finding | null {
  return JUDGES[candidate.shape.name](candidate)
}

const JUDGES: Readonly<Record<ShapeName, Judge>> = {
  plain: () => null,
  ssn: (candidate) =>
    isFree(candidate) && isSsn(digitsOf(candidate)) ? whole(candidate, 'ssn') : null,
  card: (candidate) =>
    isFree(candidate) && isCard(digitsOf(candidate)) ? whole(candidate, 'card') : null,
  international: judgeInternational,
  american: (candidate) => phone(candidate, 10, 13),
  trunk: (candidate) =>
    [isZipCode, isCount, isDump].some((is) => is(candidate)) ? null : phone(candidate, 9, 12),
  area: (candidate) => phone(candidate, 8, 12),
  bare: (candidate) => inJson(candidate, judgeBare(candidate)),
  loose: judgeLoose,
}

function judgeInternational(candidate: Candidate): Finding | null {
  const { text } = candidate.shape
  const fits = /^\(?[+%]/u.test(text) ? isPlus(candidate) : isFree(candidate)
  const found = fits ? readInternational(text) : null
  return found && { kind: 'phone', ...found }
}

/** Whether a plus sign starts a number, rather than to add one or, as in `beta+20260414`, a build. */
function isPlus({ left, shape }: Candidate): boolean {
  const isBuild = /[a-z]$/iu.test(left) && isCompactDate(shape.text.slice(1, 9))
  const isSum = /\d$/u.test(left) || /^\+\s\d+$/u.test(shape.text)
  return !isBuild && !isSum
}

/** Groups that are no phone number's in particular: one, if the words before say so. */
function judgeLoose(candidate: Candidate): Finding | null {
  const isOther = isZipCode(candidate) || /^\d+\.\d+$/u.test(candidate.shape.text)
  if (isOther || cueBefore(candidate.source, candidate.at) !== 'phone') return null
  return phone(candidate, 7, 15)
}

/** Digits without anything between: an id, unless they can hardly be one or are said to be none. */
function judgeBare(candidate: Candidate): Finding | null {
  if (!isFree(candidate) || isGlued(candidate)) return null
  const cue = cueBefore(candidate.source, candidate.at)
  if (cue === 'id' || (cue === null && isIdByPlace(candidate))) return null
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
  if (isNorthAmerican(digits)) return 'phone'
  return cue === 'phone' && !isCompactDate(digits) ? 'phone' : null
}

/** ZIP+4, which may start with a 0: 02134-1234. */
function isZipCode({ shape }: Candidate): boolean {
  return /^\d{5}-\d{4}$/u.test(shape.text)
}

/** A list that counts: 01 02 03 04 05. */
function isCount({ shape }: Candidate): boolean {
  return isProgression((shape.text.match(/\d+/gu) ?? []).map(Number))
}

/** Pairs, but not the five of a French number: the bytes 01 00 00 00 50 32. */
function isDump({ left, shape }: Candidate): boolean {
  return /^\d\d(?:\D\d\d)+$/u.test(shape.text) && (shape.text.length !== 14 || /\d\s$/u.test(left))
}

function phone(candidate: Candidate, least: number, most: number): Finding | null {
  const { digits, extension } = parts(candidate)
  const fits = digits.length >= least && digits.length <= most && isFree(candidate)
  return fits ? { ...whole(candidate, 'phone'), key: phoneKey(digits, false, extension) } : null
}

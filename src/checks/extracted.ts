/** Matches the variables that a run extracted. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { inspect, isDeepStrictEqual, types } from 'node:util'
import { oneLine } from '../verdict/title.ts'
import { tellFinding } from './finding.ts'
import type { MatcherResult } from './finding.ts'
import { mention } from './mentions.ts'
import { present, readRun } from './read-run.ts'

/** The longest value in a message, in characters. */
const SHOWN = 200

/**
 * Matches if the variable was extracted. With a value, matches only that one: an equal value, a text that
 * matches a regular expression, or a value that an asymmetric matcher such as `expect.any(String)` accepts.
 * Without a value, `null` and an empty text do not match.
 */
export function toHaveExtracted(given: unknown, name: string, value?: unknown): MatcherResult {
  const run = readRun(given, 'toHaveExtracted')
  if (typeof name !== 'string' || name === '') {
    throw new BlandOptionError('toHaveExtracted expects the name of a variable.')
  }
  const variables = present(run.variables_extracted, 'extracted variables', run)
  mention(given, 'variables', [name], Object.keys(variables))
  const actual = Object.hasOwn(variables, name) ? variables[name] : undefined
  const subject = `variable ${name}`
  const isAny = value === undefined
  return tellFinding(
    {
      pass: isAny ? !isNothing(actual) : isSame(actual, value),
      expected: isAny ? `${subject} is extracted` : `${subject} is ${write(value)}`,
      unexpected: isAny ? `${subject} is not extracted` : `${subject} is not ${write(value)}`,
      received: actual === undefined ? tellNames(Object.keys(variables)) : write(actual),
    },
    run,
  )
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function isSame(actual: unknown, expected: unknown): boolean {
  if (types.isRegExp(expected)) {
    const fresh = new RegExp(expected.source, expected.flags.replaceAll(/[gy]/gu, ''))
    return typeof actual === 'string' && fresh.test(actual)
  }
  return isAsymmetric(expected)
    ? expected.asymmetricMatch(actual)
    : isDeepStrictEqual(actual, expected)
}

/** The asymmetric matchers of both runners, such as `expect.stringContaining(…)`. */
interface Asymmetric {
  readonly asymmetricMatch: (actual: unknown) => boolean
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  )
}

function write(value: unknown): string {
  if (typeof value === 'string') return `“${oneLine(value, SHOWN)}”`
  if (types.isRegExp(value)) return `a text that matches ${String(value)}`
  return oneLine(inspect(value, { breakLength: Infinity }), SHOWN)
}

function tellNames(names: readonly string[]): string {
  return names.length === 0
    ? 'no variable at all'
    : `only ${names.map((name) => oneLine(name)).join(', ')}`
}

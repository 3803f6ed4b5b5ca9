/** Objects without unknown keys, and the messages about wrong options. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { z } from 'zod'
import type { NameOption } from '../errors/message.ts'
import { nearest } from './did-you-mean.ts'

/** Hints for unknown keys: options that were renamed, or that are written differently. */
type Hints = Readonly<Record<string, string>>

/** Makes an object schema without other keys than these. The error for another key is the hint after its name. */
export function strictly<S extends z.core.$ZodLooseShape>(
  shape: S,
  hints: Hints = {},
): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const word = issue.keys[0] ?? ''
      if (Object.hasOwn(hints, word)) return ` ${hints[word]}`
      return nearest(word, known) || ` Known options: ${known.join(', ')}.`
    },
  })
}

/**
 * Checks options against the known ones. All are optional.
 *
 * @throws {@link BlandOptionError} that names the option, the expected value, and the nearest known name
 */
export function checkStrictly<S extends Record<string, z.ZodType>>(
  shape: S,
  given: unknown,
  caller: string,
  hints: Hints = {},
): { readonly [K in keyof S]?: z.infer<S[K]> | undefined } {
  const parsed = strictly(shape, hints).partial().safeParse(given, { error: plainIssue })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript loses S in `partial`
  if (parsed.success) return parsed.data as { readonly [K in keyof S]?: z.infer<S[K]> }
  throw new BlandOptionError((name) => `${caller}: ${complain(parsed.error, name)}`)
}

function complain({ issues }: z.ZodError, name: NameOption): string {
  const [issue = { code: 'custom', path: [], message: 'invalid' } as const] = issues
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys
    return `unknown option ${name([...issue.path, unknown].join('.'))}.${issue.message}`
  }
  return issue.path.length === 0
    ? `invalid options: ${issue.message}.`
    : `invalid option ${name(issue.path.join('.'))}: ${issue.message}.`
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/**
 * Describes what was expected and what was given; undefined leaves the message to Zod. Shows only numbers:
 * other values may be secrets.
 */
function plainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- Zod has messages for the others
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${EXPECTED[issue.expected] ?? issue.expected}, got ${kindOf(issue.input)}`
    case 'invalid_value':
      return `expected one of ${issue.values.map((value) => `'${String(value)}'`).join(', ')}`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return `expected at most ${issue.maximum}, got ${kindOf(issue.input)}`
    case 'invalid_key':
      return 'expected a name, got an empty text'
    case 'invalid_format':
      return 'expected an address that begins with http:// or https://'
    default:
      return undefined
  }
}

function tooSmall(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (issue.origin === 'string') return 'expected a text, got an empty one'
  if (issue.origin === 'array') return 'expected a list with at least one entry, got an empty one'
  const bound = `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
  return `expected ${bound}, got ${kindOf(issue.input)}`
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return KINDS[typeof value] ?? typeof value
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  function: 'a function',
}

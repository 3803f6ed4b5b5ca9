/** Complaints of Zod in plain words. A value is shown only if it is a number: others may be secrets. */
import type { z } from 'zod'

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** Returns what was expected and what was given; undefined leaves the words to Zod. */
export function plainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- Zod has words for the others
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${EXPECTED[issue.expected] ?? issue.expected}, and got ${kindOf(issue.input)}`
    case 'invalid_value':
      return `expected one of ${issue.values.map((value) => `'${String(value)}'`).join(', ')}`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return `expected at most ${issue.maximum}, and got ${kindOf(issue.input)}`
    case 'invalid_key':
      return 'expected a name, and got an empty text'
    case 'invalid_format':
      return 'expected an address that begins with http:// or https://'
    default:
      return undefined
  }
}

function tooSmall(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (issue.origin === 'string') return 'expected a text, and got an empty one'
  if (issue.origin === 'array') return 'expected a list of at least one, and got an empty one'
  const bound = `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
  return `expected ${bound}, and got ${kindOf(issue.input)}`
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

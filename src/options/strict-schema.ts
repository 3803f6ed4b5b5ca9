import { z } from 'zod'
import { BlandOptionError } from '../errors/option-error.ts'
import type { NameOption } from '../errors/message.ts'
import { nearest } from './did-you-mean.ts'
import { plainIssue } from './plain-issue.ts'

/** What is said of words that are no options: what was renamed, or is written in another way. */
type Hints = Readonly<Record<string, string>>

/**
 * An object that has no other keys than these; for the key that is another one, its error is the hint
 * that follows the name.
 */
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
 * Checks options against the known ones, each of which may be left out.
 *
 * @throws {@link BlandOptionError} that names the option, what it must be, and the nearest known name
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
    ? `the options are wrong: ${issue.message}.`
    : `option ${name(issue.path.join('.'))} is wrong: ${issue.message}.`
}

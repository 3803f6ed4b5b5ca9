import { z } from 'zod'
import { BlandOptionError } from '../errors/option-error.ts'
import { nearest } from './near.ts'

/**
 * An object that has no other keys than these; for the key that is another one, its error is the hint
 * that follows the name.
 */
export function strictly<S extends z.core.$ZodLooseShape>(
  shape: S,
): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      return nearest(issue.keys[0] ?? '', known) || ` Known options: ${known.join(', ')}.`
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
): { readonly [K in keyof S]?: z.infer<S[K]> | undefined } {
  const parsed = strictly(shape).partial().safeParse(given)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript loses S in `partial`
  if (parsed.success) return parsed.data as { readonly [K in keyof S]?: z.infer<S[K]> }
  throw new BlandOptionError(`${caller}: ${complain(parsed.error)}`)
}

function complain({ issues }: z.ZodError): string {
  const [issue = { code: 'custom', path: [], message: 'invalid' } as const] = issues
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys
    return `unknown option \`${[...issue.path, unknown].join('.')}\`.${issue.message}`
  }
  const path = issue.path.length > 0 ? issue.path.join('.') : 'options'
  return `option \`${path}\` is wrong: ${issue.message}.`
}

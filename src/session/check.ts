import { z } from 'zod'
import { BlandOptionError } from '../errors/option-error.ts'
import { nearest } from './near.ts'

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
  const parsed = z.strictObject(shape).partial().safeParse(given)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript loses S in `partial`
  if (parsed.success) return parsed.data as { readonly [K in keyof S]?: z.infer<S[K]> }
  throw new BlandOptionError(`${caller}: ${complain(parsed.error, Object.keys(shape))}`)
}

function complain({ issues }: z.ZodError, known: readonly string[]): string {
  const [issue = { code: 'custom', path: [], message: 'invalid' } as const] = issues
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys
    const hint = nearest(unknown, known) || ` Known options: ${known.join(', ')}.`
    return `unknown option \`${unknown}\`.${hint}`
  }
  const path = issue.path.length > 0 ? issue.path.join('.') : 'options'
  return `option \`${path}\` is wrong: ${issue.message}.`
}

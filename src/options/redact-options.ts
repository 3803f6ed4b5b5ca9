/** The redaction options of users. */
import { types } from 'node:util'
import { z } from 'zod'

/** A kind of text that is redacted by default. */
export type RedactKind = 'phone' | 'email' | 'card' | 'ssn'

/** Changes to the redaction. */
export interface RedactRules {
  /** Kinds that stay readable: `'phone'`, `'email'`, `'card'` or `'ssn'`. @default [] */
  readonly keep?: readonly RedactKind[] | undefined
  /**
   * Regular expressions whose matches are replaced too, by `[redacted 1]`, `[redacted 2]` and so on. Every match
   * counts, with or without the flag `g`.
   * @remarks The expressions themselves are never changed.
   * @default []
   */
  readonly patterns?: readonly RegExp[] | undefined
}

/** `true` redacts all that is found, `false` nothing; rules change what is redacted. @default true */
export type RedactOption = boolean | RedactRules

const rules: z.ZodType<RedactRules> = z.strictObject({
  keep: z.array(z.enum(['phone', 'email', 'card', 'ssn'])).optional(),
  // A test runner may run its tests in another realm, whose RegExp is not ours: no `instanceof`.
  patterns: z
    .array(z.custom<RegExp>(types.isRegExp, { error: 'expected a regular expression' }))
    .optional(),
})

/** Checks the option. Refuses unknown rules and kinds. */
export const redactSchema: z.ZodType<RedactOption> = z
  .unknown()
  .transform((given, context): RedactOption => {
    if (typeof given === 'boolean') return given
    const parsed = rules.safeParse(given)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const place = issue?.path.length ? `\`${issue.path.join('.')}\`: ` : ''
    context.addIssue(
      `expected true, false or { keep, patterns }; ${place}${issue?.message ?? 'invalid'}`,
    )
    return z.NEVER
  })

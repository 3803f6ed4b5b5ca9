/** A yes or no that decides a verdict. */
import { z } from 'zod'

/** An answer of Bland: yes, no, nothing, or something that is neither. */
export type Said = boolean | null | 'unreadable'

/** Reads a flag. A value that is there and is no flag is unreadable, never absent. */
export const said: z.ZodType<Said> = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null) return null
    return typeof value === 'boolean' ? value : 'unreadable'
  })

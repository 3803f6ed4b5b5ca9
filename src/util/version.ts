import { createRequire } from 'node:module'
import { z } from 'zod'

const own = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('bland-suite/package.json'))

/** The version of this package. */
export const VERSION: string = own.version

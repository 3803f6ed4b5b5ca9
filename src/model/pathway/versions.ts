/** Versions of a pathway: https://docs.bland.ai/api-v1/get/pathway_versions */
import { z } from 'zod'
import { flag, lenient, number, sorted, text } from '../fields.ts'
import type { WithExtra } from '../fields.ts'

/** A saved version of a pathway. */
export interface PathwayVersion extends WithExtra {
  /** Its number; null if unreadable. */
  readonly version_number: number | null
  /** Its name; null if it has none. */
  readonly name: string | null
  /** Whether it is in production; null if Bland does not say. */
  readonly is_prev_published: boolean | null
  /** Whether it is in staging; null if Bland does not say. */
  readonly is_staging: boolean | null
}

const version: z.ZodType<PathwayVersion> = sorted({
  version_number: lenient(number),
  name: lenient(text),
  is_prev_published: lenient(flag),
  is_staging: lenient(flag),
})

/** Reads the versions of a pathway. */
export const pathwayVersionsSchema: z.ZodType<PathwayVersion[]> = z.array(version)

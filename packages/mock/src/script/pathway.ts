import { z } from 'zod'

/** A version of a pathway. Fields that are not listed are sent as given. */
export interface MockVersion {
  /** Its number. */
  readonly version_number: number
  /** Its name. */
  readonly name?: string
  /** Whether it is in production. Not sent when absent. */
  readonly is_prev_published?: boolean
  /** Whether it is in staging. Not sent when absent. */
  readonly is_staging?: boolean
  readonly [field: string]: unknown
}

/** A pathway with a list of versions. */
export interface MockPathway {
  /** The id that scenarios name. */
  readonly id: string
  /** Its versions, sent in this order by `GET /v1/pathway/{id}/versions`. */
  readonly versions: readonly MockVersion[]
}

const version: z.ZodType<MockVersion> = z.looseObject({
  version_number: z.int(),
  name: z.string().exactOptional(),
  is_prev_published: z.boolean().exactOptional(),
  is_staging: z.boolean().exactOptional(),
})

/** Reads the pathways of a script. */
export const pathwaysSchema: z.ZodType<readonly MockPathway[]> = z.array(
  z.strictObject({ id: z.string().min(1), versions: z.array(version) }),
)

/** Returns the versions as the API lists them. The last one is the latest. */
export function versionsOf({
  versions,
}: MockPathway): readonly Readonly<Record<string, unknown>>[] {
  return versions.map((one, index) => ({
    created_at: '2026-10-01T08:00:00Z',
    name: `Version ${one.version_number}`,
    is_latest: index === versions.length - 1,
    ...one,
  }))
}

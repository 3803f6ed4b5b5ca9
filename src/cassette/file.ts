/** Cassettes on disk. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { BlandCassetteError } from '../errors/cassette-error.ts'
import { readWhole, writeWhole } from '../report/sink.ts'
import { cassetteSchema } from './cassette.ts'
import type { Cassette } from './cassette.ts'
import { formatCassette } from './format.ts'

/** How a cassette is made anew. */
export const RECORD_AGAIN = 'Record it again: BLAND_CASSETTE=record, with a key'

/** The error of a cassette that knows less than it is asked for. */
export function staleCassette(path: string, what: string): BlandCassetteError {
  return new BlandCassetteError(
    `The cassette ${path} is stale: it knows no ${what}. ${RECORD_AGAIN}.`,
  )
}

/**
 * Reads a cassette.
 *
 * @throws {@link BlandCassetteError} where it is absent, damaged, or of another version
 */
export async function readCassette(path: string): Promise<Cassette> {
  if (!existsSync(resolve(path))) {
    throw new BlandCassetteError(
      `There is no cassette ${path}. Record it: BLAND_CASSETTE=record, with a key.`,
    )
  }
  const content = parse(path, readWhole(resolve(path)))
  const { version } = versioned.parse(content)
  if (version !== 1) {
    const known = 'this version of bland-suite reads version 1'
    throw new BlandCassetteError(
      `The cassette ${path} has version ${JSON.stringify(version)}, and ${known}. Update bland-suite, or: ${RECORD_AGAIN}.`,
    )
  }
  const parsed = cassetteSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw damaged(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error)
}

const versioned = z.looseObject({ version: z.unknown() }).catch({ version: 1 })

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged(path, 'it is no JSON', cause)
  }
}

function damaged(path: string, why: string, cause: unknown): BlandCassetteError {
  return new BlandCassetteError(`The cassette ${path} is damaged (${why}). ${RECORD_AGAIN}.`, {
    cause,
  })
}

/** Writes a cassette, whole or not at all. */
export async function writeCassette(path: string, cassette: Cassette): Promise<void> {
  writeWhole(resolve(path), formatCassette(cassette))
}

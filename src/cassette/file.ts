/** Cassettes on disk. */
import { BlandCassetteError } from '../errors/file-errors.ts'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readWhole, writeWhole } from '../util/whole-file.ts'
import { cassetteSchema } from './cassette.ts'
import type { Cassette } from './cassette.ts'
import { formatCassette } from './format.ts'

/** How to record a cassette again. */
export const RECORD_AGAIN = 'Record it again with a key and BLAND_CASSETTE=record'

/** Builds the error for a cassette that has less than the suite requests. */
export function staleCassette(path: string, what: string): BlandCassetteError {
  return new BlandCassetteError(
    `The cassette ${path} is stale: it has no ${what}. ${RECORD_AGAIN}.`,
  )
}

/**
 * Reads a cassette.
 *
 * @throws {@link BlandCassetteError} if it is missing, damaged, or of another version
 */
export function readCassette(path: string): Cassette {
  const file = statSync(resolve(path), { throwIfNoEntry: false })
  if (file === undefined) {
    throw new BlandCassetteError(
      `The cassette ${path} does not exist. Record it with a key and BLAND_CASSETTE=record.`,
    )
  }
  const stamp = `${file.ino} ${file.size} ${file.mtimeMs}`
  const known = read.get(resolve(path))
  if (known?.stamp === stamp) return known.cassette
  const cassette = parse(path)
  read.set(resolve(path), { stamp, cassette })
  return cassette
}

/** A cache, because a session reads its cassette several times: to plan, to start, and to play. */
const read = new Map<string, { readonly stamp: string; readonly cassette: Cassette }>()

function parse(path: string): Cassette {
  const content = parseJson(path, readWhole(resolve(path)))
  const { version } = versioned.parse(content)
  if (version !== 1 && version !== 2) {
    const known = 'this version of bland-suite reads versions 1 and 2'
    throw new BlandCassetteError(
      `The cassette ${path} has version ${JSON.stringify(version)}, but ${known}. ${RECORD_AGAIN}, or update bland-suite.`,
    )
  }
  const parsed = cassetteSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw damaged(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error)
}

const versioned = z.looseObject({ version: z.unknown() }).catch({ version: 1 })

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged(path, 'it is not JSON', cause)
  }
}

function damaged(path: string, why: string, cause: unknown): BlandCassetteError {
  return new BlandCassetteError(`The cassette ${path} is damaged (${why}). ${RECORD_AGAIN}.`, {
    cause,
  })
}

/** Writes a cassette, whole or not at all. */
export function writeCassette(path: string, cassette: Cassette): void {
  writeWhole(resolve(path), formatCassette(cassette))
}

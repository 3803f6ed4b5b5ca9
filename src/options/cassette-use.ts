/** Decides from `BLAND_CASSETTE` what to do with a cassette. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** A cassette, and what to do with it. */
export interface CassetteUse {
  /** As the user wrote it, relative to the working directory. */
  readonly path: string
  readonly mode: 'replay' | 'record'
}

type Environment = Readonly<Record<string, string | undefined>>

/** The mode that each word means for a path. */
const MODES: Readonly<Record<string, (path: string) => CassetteUse | null>> = {
  replay: (path) => ({ path, mode: 'replay' }),
  record: (path) => ({ path, mode: 'record' }),
  auto: (path) => ({ path, mode: existsSync(resolve(path)) ? 'replay' : 'record' }),
  off: () => null,
}

/**
 * Decides what to do with a cassette; null for nothing. By default it is replayed, unless BLAND_BATCH_ID
 * names a batch. `auto` replays an existing cassette, and otherwise records it.
 *
 * @throws {@link BlandOptionError} if `BLAND_CASSETTE` is not one of the modes
 */
export function cassetteUse(path: string | undefined, env: Environment): CassetteUse | null {
  const word = env['BLAND_CASSETTE']?.trim() || defaultMode(env)
  const use = Object.hasOwn(MODES, word) ? MODES[word] : undefined
  if (use === undefined) {
    const known = Object.keys(MODES).join(', ')
    throw new BlandOptionError(
      `BLAND_CASSETTE must be one of ${known}, not ${JSON.stringify(word)}.`,
    )
  }
  return path === undefined ? null : use(path)
}

/** With BLAND_BATCH_ID the user wants results of that batch, even if the id was lost. */
function defaultMode(env: Environment): string {
  return env['BLAND_BATCH_ID'] === undefined ? 'replay' : 'off'
}

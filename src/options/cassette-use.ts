/** What is done with a cassette: told by `BLAND_CASSETTE`. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** A cassette, and what is done with it. */
export interface CassetteUse {
  /** As the user wrote it; relative to the working directory. */
  readonly path: string
  readonly mode: 'replay' | 'record'
}

type Environment = Readonly<Record<string, string | undefined>>

/** What each word means for a cassette that is named. */
const MODES: Readonly<Record<string, (path: string) => CassetteUse | null>> = {
  replay: (path) => ({ path, mode: 'replay' }),
  record: (path) => ({ path, mode: 'record' }),
  auto: (path) => ({ path, mode: existsSync(resolve(path)) ? 'replay' : 'record' }),
  off: () => null,
}

/**
 * What is done with a cassette; null for nothing. By default it is replayed, unless BLAND_BATCH_ID asks
 * for a batch of its own; `auto` replays it where it exists, and else records it.
 *
 * @throws {@link BlandOptionError} where `BLAND_CASSETTE` is none of the modes
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

/** Whoever names a batch in the environment wants to see that one judged, even if its id was lost. */
function defaultMode(env: Environment): string {
  return env['BLAND_BATCH_ID'] === undefined ? 'replay' : 'off'
}

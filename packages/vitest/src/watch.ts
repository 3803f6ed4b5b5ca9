/**
 * What a watch session remembers: the batch of each suite, so that a rerun on save judges it again
 * instead of paying for another. Kept on disk, as each rerun may have a worker of its own.
 */
import { join } from 'node:path'
import { types } from 'node:util'
import { fingerprint, readWhole, writeWhole } from 'bland-suite/adapter'
import type { Session } from 'bland-suite/adapter'
import type { SuiteInput } from './late-session.ts'

/** The id of the batch to judge again; null where one is to be started. */
export function recallBatch(input: SuiteInput): string | null {
  if (!remembers(input)) return null
  try {
    return readWhole(memoryOf(input)).trim() || null
  } catch {
    return null
  }
}

/** Remembers the batch once it is started. */
export function rememberBatch(input: SuiteInput, session: Session): void {
  if (!remembers(input)) return
  session
    .batchId()
    .then((id) => (id === null ? undefined : writeWhole(memoryOf(input), `${id}\n`)))
    // A folder that cannot be written fails the suite's own records, with a message.
    .catch(() => {})
}

function remembers({ settings }: SuiteInput): boolean {
  const watches = process.env['VITEST_MODE'] === 'WATCH' && process.env['BLAND_WATCH'] !== 'launch'
  return watches && settings.source.kind === 'launch'
}

/** JSON has no regular expressions, and `redact` may. */
function regExpsAsText(_key: string, value: unknown): unknown {
  return types.isRegExp(value) ? String(value) : value
}

/** Changed options are another suite. */
function memoryOf({ outDir, token, suite, site, settings }: SuiteInput): string {
  // How it is judged may change: the same batch is judged again.
  const { connection, rules: _judged, ...rest } = settings
  const identity = [suite, site?.file, site?.line, connection.baseUrl, rest]
  const name = fingerprint(JSON.stringify(identity, regExpsAsText))
  return join(outDir, '.bland', `watch-${token}`, name)
}

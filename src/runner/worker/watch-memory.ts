/**
 * What a watch session remembers: the batch of each suite, so that a rerun on save judges it again
 * instead of paying for another. Kept on disk, as each rerun may have a worker of its own.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { BlandError } from '../../errors/bland-error.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Session } from '../../session/session.ts'
import { fingerprint } from '../../util/fingerprint.ts'
import { readWhole, writeWhole } from '../../util/whole-file.ts'

/** A suite that may be run again in the same watch session. */
export interface WatchedSuite {
  readonly suite: string
  /** Where it stands among the tests: no line of a file, as lines move. */
  readonly place: object
  readonly settings: SuiteSettings
  readonly outDir: string
  /** Names the watch session. */
  readonly token: string
  readonly isWatching: boolean
}

/** What stands in the file from the moment before a batch is asked for until its id is known. */
const SENT = 'sent'

/** What a session is to follow. */
interface Recalled {
  readonly source: SuiteSettings['source']
  /** Rejects where nothing may be started; null where nothing is against it. */
  readonly verify: (() => Promise<never>) | null
  /** What may explain that a run is absent; null for nothing. */
  readonly hint: string | null
}

/** The batch to judge again, or the source that the options name where there is none. */
export function recall(suite: WatchedSuite): Recalled {
  const { source } = suite.settings
  const known = remembers(suite) ? read(memoryOf(suite)) : null
  if (known === null) return { source, verify: null, hint: null }
  if (known === SENT) return { source, verify: refuse, hint: null }
  const hint = `watch mode judges batch ${known} again. Set BLAND_WATCH=launch to start a new one with every rerun`
  return { source: { kind: 'attach', batchId: known }, verify: null, hint }
}

/** Remembers that a batch is asked for, and which it is. It never rejects. */
export async function remember(suite: WatchedSuite, session: Session): Promise<void> {
  if (!remembers(suite)) return
  const path = memoryOf(suite)
  try {
    writeWhole(path, SENT)
    const id = await session.batchId()
    if (id !== null) writeWhole(path, id)
    else if (!(await session.isLost())) rmSync(path, { force: true })
  } catch {
    // A folder that cannot be written fails the suite's own records, with a message.
  }
}

async function refuse(): Promise<never> {
  throw new BlandError(
    'BLAND_LAUNCH_LOST',
    'An earlier run of this watch session asked for a batch, and did not hear its id: it may have been ' +
      'started, so none was started now. Find it in the Bland dashboard, and judge it with BLAND_BATCH_ID=<its id>; ' +
      'BLAND_WATCH=launch starts a new one.',
  )
}

function read(path: string): string | null {
  try {
    return readWhole(path).trim() || null
  } catch {
    return null
  }
}

function remembers({ settings, isWatching }: WatchedSuite): boolean {
  return isWatching && process.env['BLAND_WATCH'] !== 'launch' && settings.source.kind === 'launch'
}

/** What it plays names it too: how it is judged, and how long it waits, may change. */
function memoryOf({ outDir, token, suite, place, settings }: WatchedSuite): string {
  const { connection, source, selection } = settings
  const identity = [place, suite, connection.baseUrl, source, selection]
  return join(outDir, '.bland', `watch-${token}`, fingerprint(JSON.stringify(identity)))
}

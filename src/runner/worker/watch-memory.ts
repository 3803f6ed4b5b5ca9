/**
 * The memory of a watch session: the batch of each suite. A rerun on save evaluates it again instead of
 * paying for another batch. The memory is on disk, because each rerun may have its own worker.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { BlandError } from '../../errors/bland-error.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Session } from '../../session/session.ts'
import { fingerprint } from '../../util/fingerprint.ts'
import { readWhole, writeWhole } from '../../util/whole-file.ts'
import type { OwnSuite } from './own-suite.ts'

/** A suite that may run again in the same watch session. */
export type WatchedSuite = OwnSuite & { readonly settings: SuiteSettings }

/** The content of the file from just before the launch until the batch id is known. */
const SENT = 'sent'

/** The source that a session follows. */
interface Recalled {
  readonly source: SuiteSettings['source']
  /** Rejects because nothing may start; null if a batch may start. */
  readonly verify: (() => Promise<never>) | null
  /** A reason why a run may be absent; null for none. */
  readonly hint: string | null
}

/** Returns the batch to evaluate again, or else the source that the options name. */
export function recall(suite: WatchedSuite): Recalled {
  const { source } = suite.settings
  const known = remembers(suite) ? read(memoryOf(suite)) : null
  if (known === null) return { source, verify: null, hint: null }
  if (known === SENT) return { source, verify: refuse, hint: null }
  if (source.kind === 'start-checks') {
    const { agentId, environment, versionId } = source
    const again = { kind: 'check-run', agentId, checkRunId: known, environment, versionId } as const
    return { source: again, verify: null, hint: null }
  }
  const hint = `watch mode evaluates batch ${known} again. Set BLAND_WATCH=launch to start a new batch on every rerun`
  return { source: { kind: 'attach', batchIds: [known] }, verify: null, hint }
}

/** Remembers that a batch is launched, then its id. Never rejects. */
export async function remember(suite: WatchedSuite, session: Session): Promise<void> {
  if (!remembers(suite)) return
  const path = memoryOf(suite)
  try {
    writeWhole(path, SENT)
    const id = await session.batchId()
    if (id !== null) writeWhole(path, id)
    else if (!(await session.isLost())) rmSync(path, { force: true })
  } catch {
    // If the folder is not writable, the suite's own records fail with a message.
  }
}

async function refuse(): Promise<never> {
  throw new BlandError(
    'BLAND_LAUNCH_LOST',
    'An earlier test run of this watch session asked Bland to start a batch but did not receive its id. A batch ' +
      'may have been started, so no other was started now. Find it in the Bland dashboard, and report on it with BLAND_BATCH_ID=<its id>; ' +
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
  const starts = settings.source.kind === 'launch' || settings.source.kind === 'start-checks'
  return isWatching && process.env['BLAND_WATCH'] !== 'launch' && starts
}

/** Names the file by a suite's place and by what it plays: policies and times may change between reruns. */
function memoryOf({ outDir, token, suite, place, settings }: WatchedSuite): string {
  const { connection, source, selection } = settings
  const identity = [place, suite, connection.baseUrl, source, selection]
  return join(outDir, '.bland', `watch-${token}`, fingerprint(JSON.stringify(identity)))
}

/**
 * What a watch session remembers: the batch of each suite, so that a rerun on save judges it again
 * instead of paying for another. Kept on disk, as each rerun may have a worker of its own.
 */
import type { SuiteInput } from './suite-input.ts'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { BlandError } from 'bland-suite'
import { fingerprint, readWhole, writeWhole } from 'bland-suite/internal/worker'
import type { Session, SuiteSettings } from 'bland-suite/internal/worker'

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
export function recall(input: SuiteInput): Recalled {
  const { source } = input.settings
  const known = remembers(input) ? read(memoryOf(input)) : null
  if (known === null) return { source, verify: null, hint: null }
  if (known === SENT) return { source, verify: refuse, hint: null }
  const hint = `watch mode judges batch ${known} again. Set BLAND_WATCH=launch to start a new one with every rerun`
  return { source: { kind: 'attach', batchId: known }, verify: null, hint }
}

/** Remembers that a batch is asked for, and which it is. It never rejects. */
export async function remember(input: SuiteInput, session: Session): Promise<void> {
  if (!remembers(input)) return
  const path = memoryOf(input)
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

function remembers({ settings }: SuiteInput): boolean {
  const watches = process.env['VITEST_MODE'] === 'WATCH' && process.env['BLAND_WATCH'] !== 'launch'
  return watches && settings.source.kind === 'launch'
}

/** Where the suite stands, and what it plays: how it is judged, and how long it waits, may change. */
function memoryOf({ outDir, token, suite, place, settings }: SuiteInput): string {
  const { connection, source, selection } = settings
  const identity = [place, suite, connection.baseUrl, source, selection]
  return join(outDir, '.bland', `watch-${token}`, fingerprint(JSON.stringify(identity)))
}

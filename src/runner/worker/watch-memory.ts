/**
 * The memory of a watch session: the batches of each suite. A rerun on save evaluates them again instead of
 * paying for others. The memory is on disk, because each rerun may have its own worker.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BlandError } from '../../errors/bland-error.ts'
import type { SuiteRules } from '../../options/rules.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { StartedBatch } from '../../session/opened.ts'
import type { Session } from '../../session/session.ts'
import { fingerprint } from '../../util/fingerprint.ts'
import { readWhole, writeWhole } from '../../util/whole-file.ts'
import type { OwnSuite } from './own-suite.ts'

/** A suite that may run again in the same watch session. */
export type WatchedSuite = OwnSuite & { readonly settings: SuiteSettings }

/** The content of the file from just before the launch until the batch id is known. */
const SENT = 'sent'

const batch: z.ZodType<StartedBatch> = z.object({
  id: z.string(),
  scenarios: z.array(z.string()),
})

/** The batches in their order, or the check run as the only one. */
const memory = z.tuple([batch], batch)
type Memory = z.output<typeof memory>

/** The source that a session follows. */
interface Recalled {
  readonly source: SuiteSettings['source']
  /** Rejects because nothing may start; null if a batch may start. */
  readonly verify: (() => Promise<never>) | null
  /** A reason why a run may be absent; null for none. */
  readonly hint: string | null
}

/** Returns the batches to evaluate again, or else the source that the options name. */
export function recall(suite: WatchedSuite): Recalled {
  const { source } = suite.settings
  const known = remembers(suite) ? read(memoryOf(suite)) : null
  const asked = { source, verify: null, hint: null }
  if (known === null) return asked
  if (known === SENT) return { ...asked, verify: refuse }
  const [{ id: first }, ...others] = known
  if (source.kind === 'start-checks') {
    const { agentId, environment, versionId } = source
    const again = {
      kind: 'check-run',
      agentId,
      checkRunId: first,
      environment,
      versionId,
    } as const
    return { ...asked, source: again }
  }
  const batchIds = [first, ...others.map(({ id }) => id)] as const
  const which = others.length === 0 ? 'batch' : 'the batches'
  const hint = `watch mode evaluates ${which} ${batchIds.join(', ')} again. Set BLAND_WATCH=launch to start anew on every rerun`
  const played = known.map(({ scenarios }) => scenarios)
  return { source: { kind: 'attach', batchIds, played }, verify: null, hint }
}

/** Remembers that a batch is launched, then its id, then all attempts when no other will start. Never rejects. */
export async function remember(
  suite: WatchedSuite,
  session: Session,
  keys: Iterable<string>,
): Promise<void> {
  if (!remembers(suite)) return
  const path = memoryOf(suite)
  const keep = (content: Memory): void => writeWhole(path, JSON.stringify(content))
  try {
    writeWhole(path, SENT)
    const id = await session.batchId()
    if (id !== null) keep([{ id, scenarios: [...keys] }])
    else if (!(await session.isLost())) rmSync(path, { force: true })
    const [first, ...others] = await session.batches()
    if (first !== undefined && others.length > 0) keep([first, ...others])
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

function read(path: string): Memory | typeof SENT | null {
  try {
    const text = readWhole(path).trim()
    return text === SENT ? SENT : memory.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function remembers({ settings, isWatching }: WatchedSuite): boolean {
  const starts = settings.source.kind === 'launch' || settings.source.kind === 'start-checks'
  return isWatching && process.env['BLAND_WATCH'] !== 'launch' && starts
}

/** Names the file by a suite's place and by what it plays: policies and times may change between reruns, how often it plays may not. */
function memoryOf({ outDir, token, suite, place, settings }: WatchedSuite): string {
  const { connection, source, selection, rules } = settings
  const identity = [place, suite, connection.baseUrl, source, selection, timesOf(rules)]
  return join(outDir, '.bland', `watch-${token}`, fingerprint(JSON.stringify(identity)))
}

function timesOf({ policy, overrides }: SuiteRules): readonly unknown[] {
  const own = Object.entries(overrides).flatMap(([name, { repeat }]) =>
    repeat === undefined ? [] : [[name, repeat.times]],
  )
  return [policy.repeat?.times ?? 1, ...own]
}

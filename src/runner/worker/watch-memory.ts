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
import type { Plan } from '../../plan/plan.ts'
import type { Session } from '../../session/session.ts'
import { fingerprint } from '../../util/fingerprint.ts'
import { readWhole, writeWhole } from '../../util/whole-file.ts'
import type { OwnSuite } from './own-suite.ts'

/** A suite that may run again in the same watch session. */
export type WatchedSuite = OwnSuite & { readonly settings: SuiteSettings }

/** The content of the file from just before the launch until the batch id is known. */
const SENT = 'sent'

/** The ids of the batches, or of the check run, and the run of each scenario in each batch, by its key. */
const memory = z.object({
  ids: z.tuple([z.string()], z.string()),
  runs: z.record(z.string(), z.array(z.string().nullable())),
})
type Memory = z.output<typeof memory>

/** The source that a session follows. */
interface Recalled {
  readonly source: SuiteSettings['source']
  /** The plan, with the runs to evaluate again. */
  readonly plan: Plan
  /** Rejects because nothing may start; null if a batch may start. */
  readonly verify: (() => Promise<never>) | null
  /** A reason why a run may be absent; null for none. */
  readonly hint: string | null
}

/** Returns the batches to evaluate again, or else the source that the options name. */
export function recall(suite: WatchedSuite, plan: Plan): Recalled {
  const { source } = suite.settings
  const known = remembers(suite) ? read(memoryOf(suite)) : null
  const asked = { source, plan, verify: null, hint: null }
  if (known === null) return asked
  if (known === SENT) return { ...asked, verify: refuse }
  const { ids, runs } = known
  if (source.kind === 'start-checks') {
    const { agentId, environment, versionId } = source
    const again = {
      kind: 'check-run',
      agentId,
      checkRunId: ids[0],
      environment,
      versionId,
    } as const
    return { ...asked, source: again }
  }
  const which = ids.length === 1 ? 'batch' : 'the batches'
  const hint = `watch mode evaluates ${which} ${ids.join(', ')} again. Set BLAND_WATCH=launch to start anew on every rerun`
  const scenarios = plan.scenarios.map((one) => {
    const runIds = runs[one.key]
    return runIds === undefined ? one : { ...one, runIds }
  })
  return {
    source: { kind: 'attach', batchIds: ids },
    plan: { ...plan, scenarios },
    verify: null,
    hint,
  }
}

/** Remembers that a batch is launched, then its id, then all attempts when they have been played. Never rejects. */
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
    if (id !== null) keep({ ids: [id], runs: {} })
    else if (!(await session.isLost())) rmSync(path, { force: true })
    const [first, ...others] = await session.batchIds()
    if (first === undefined || others.length === 0) return
    keep({ ids: [first, ...others], runs: await runsIn([first, ...others], session, keys) })
  } catch {
    // If the folder is not writable, the suite's own records fail with a message.
  }
}

/** Returns the run of each scenario in each batch, by its key; null where a batch has none. */
async function runsIn(
  ids: readonly string[],
  session: Session,
  keys: Iterable<string>,
): Promise<Memory['runs']> {
  const runs = [...keys].map(async (key) => {
    const { attempts = [] } = await session.scenario(key)
    const own = new Map(attempts.map(({ batchId, run }) => [batchId, run?.id ?? null]))
    return [key, ids.map((id) => own.get(id) ?? null)] as const
  })
  return Object.fromEntries(await Promise.all(runs))
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

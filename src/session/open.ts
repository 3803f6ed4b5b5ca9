/** Opens a session: first the record, then the one request, then the feed. */
import { BlandInternalError } from '../errors/internal-error.ts'
import { isCheck } from '../options/source/check-source.ts'
import type { SessionInput } from './session-input.ts'
import { setMaxListeners } from 'node:events'
import { monotonic, firstOf, NativeAbortSignal } from '../util/native.ts'
import type { CaseRecord, SuiteRecord } from '../record/record.ts'
import { createClock, listenToBatch } from './follow/feed.ts'
import type { Following } from './follow/follow.ts'
import { followingClient } from './follow/following-client.ts'
import type { PlannedScenario } from '../plan/plan.ts'
import { playsAgents } from '../plan/target/agent-version.ts'
import { openBaseline } from './baseline/compare.ts'
import { launchOf } from './opened.ts'
import type { LaunchFields, Opened } from './opened.ts'
import { startSource } from './launch.ts'
import type { Launch, Started } from './launch.ts'
import { makeReady } from './start/make-ready.ts'

/** Starts the chosen scenarios, or finds the existing source. */
export async function open(
  given: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
): Promise<Opened> {
  const baseline = openBaseline(given)
  const noted = noting(given, baseline?.notes ?? [])
  // Written before anything costs money: an unwritable folder ends the session here.
  writeSuite(noted, NOTHING_YET)
  const times = timesOf(noted, closing)
  const ready =
    baseline?.refusal == null
      ? await makeReady(noted, chosen, times.signal)
      : ({ state: 'refused', reason: baseline.refusal, plan: noted.plan } as const)
  const input = { ...noted, plan: ready.plan }
  const started = ready.state === 'refused' ? ready : await start(input, ready.launch)
  if (started.state === 'refused') {
    // After a lost launch the record stays, because a batch may run.
    if (started.isLost !== true) writeSuite(input, NOTHING_YET)
    return { input, baseline, ...NOTHING, progress: started, leave: () => {} }
  }
  const { state: _state, ...known } = started
  const by = follow(input, started, times)
  const progress = { state: 'following', by } as const
  const opened = { input, baseline, ...known, progress, leave: () => by.feed.leave() }
  writeSuite(input, { ...NOTHING_YET, ...launchOf(opened), batchId: known.batchId })
  return opened
}

/** Adds notes for the summary. */
export function noting(input: SessionInput, notes: readonly string[]): SessionInput {
  const { settings } = input
  return { ...input, settings: { ...settings, notes: [...settings.notes, ...notes] } }
}

const NOTHING = {
  batchId: null,
  requested: null,
  begun: null,
  askedVersion: null,
  complaint: null,
} as const

const NOTHING_YET = { batchId: null, batchStatus: null, cases: [] } as const

/** Starts the suite's `timeout`. */
export function timesOf({ settings }: SessionInput, closing: AbortSignal): Times {
  const deadline = NativeAbortSignal.timeout(settings.timing.timeout)
  const signal = firstOf([deadline, closing])
  // Each run of a batch listens. Node would take that for a leak, and warn.
  setMaxListeners(0, deadline, closing, signal)
  return { started: monotonic(), deadline, signal }
}

type Times = Pick<Following, 'started' | 'deadline' | 'signal'>

async function start(input: SessionInput, launch: Launch): Promise<Started> {
  const { source } = input.settings
  if (isCheck(source)) throw new BlandInternalError(new Error('a check run has its own session'))
  // After an interruption before the answer, the record shows that a batch may run.
  if (source.kind === 'launch') writeSuite(input, { ...NOTHING_YET, launch: 'sent' })
  return startSource(input.link.client, source, launch)
}

function follow(
  { link, settings, absenceHint, begun }: SessionInput,
  { batchId, askedVersion }: Started & { readonly state: 'started' },
  times: Times,
): Following {
  const { timing } = settings
  const { signal } = times
  const isOwn = settings.source.kind === 'launch'
  // The batch of a cassette has ended, and cannot be reported on later.
  const goesOn = settings.source.kind === 'replay' || batchId === null ? [] : [batchId]
  const batchIds = (): readonly string[] => withOwn(begun?.().batchIds, goesOn)
  const { repeat: rule } = settings.rules.policy
  const { client, wayBack } = followingClient(link.client, { batchIds, rule, isOwn })
  const feed =
    batchId === null
      ? createClock(timing.pollInterval, signal)
      : listenToBatch(client, { id: batchId, pollInterval: timing.pollInterval }, signal)
  return { client, feed, timing, ...times, absenceHint, wayBack, batchId, askedVersion }
}

type KnownSuite = Pick<SuiteRecord, 'batchId' | 'batchIds' | 'checkRunId' | 'batchStatus'> &
  LaunchFields & { readonly cases: readonly CaseRecord[] }

/** Adds what other attempts have started, so that the record of an interrupted suite names every batch. */
function amongAttempts(known: KnownSuite, { begun }: SessionInput): KnownSuite {
  if (begun === undefined) return known
  const { batchIds: all, isLost } = begun()
  const batchIds = withOwn(all, known.batchId === null ? [] : [known.batchId])
  const [batchId = null] = batchIds
  const lost = isLost ? ({ launch: 'sent' } as const) : {}
  // The status of one batch says nothing about the others.
  return { ...known, ...lost, batchId, ...(batchIds.length > 1 && { batchIds, batchStatus: null }) }
}

function withOwn(all: readonly string[] = [], own: readonly string[]): readonly string[] {
  return [...new Set([...all, ...own])]
}

/** Writes the suite's record, as far as it is known. */
export function writeSuite(input: SessionInput, known: KnownSuite): string {
  const { source, notes: own, rules } = input.settings
  const { repeat: rule } = rules.policy
  const notes = [...own, ...(input.plan.notes ?? [])]
  const isLaunch = source.kind === 'launch'
  const isNewest = isLaunch && playsAgents(input.plan)
  const production = isLaunch && !isNewest && source.versionNumber === null
  const { suite, link, recorder } = input
  return recorder.writeSuite({
    version: 1,
    kind: 'suite',
    suite,
    host: link.client.host,
    production,
    ...(isNewest && { tested: 'the newest saved version' }),
    ...(source.kind === 'replay' && { cassette: source.path }),
    ...(notes.length > 0 && { notes }),
    ...(rule !== undefined && { rule }),
    ...amongAttempts(known, input),
  })
}

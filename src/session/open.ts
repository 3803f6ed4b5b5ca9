/** Opening a session: the record first, then the one request, then the feed. */
import type { SessionInput } from './session-input.ts'
import { messageOf } from '../errors/message-of.ts'
import { setMaxListeners } from 'node:events'
import { monotonic, NativeAbortSignal } from '../util/native.ts'
import type { CaseRecord, SuiteRecord } from '../record/record.ts'
import { createClock, listenToBatch } from './follow/feed.ts'
import type { Following } from './follow/follow.ts'
import { followingClient } from './follow/following-client.ts'
import type { PlannedScenario } from '../plan/plan.ts'
import { startSource } from './launch.ts'
import type { Started } from './launch.ts'

/** A session that was opened: with something to follow, or with the reason why not. */
export interface Opened {
  readonly input: SessionInput
  readonly batchId: string | null
  readonly requested: readonly string[] | null
  readonly begun: readonly string[] | null
  readonly askedVersion: number | null
  /** What Bland complained of though it started the batch; null where it did not. */
  readonly complaint: string | null
  readonly progress:
    | { readonly state: 'following'; readonly by: Following }
    | { readonly state: 'refused'; readonly reason: string; readonly isLost?: boolean }
  /** Ends the polling, unless others listen. */
  readonly leave: () => void
}

/** Starts the chosen scenarios, or finds what is to be judged. */
export async function open(
  input: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
): Promise<Opened> {
  // Before anything is paid for: a folder that cannot be written ends it here.
  writeSuite(input, NOTHING_YET)
  const ids = chosen.flatMap(({ scenarioId }) => (scenarioId === null ? [] : [scenarioId]))
  const times = timesOf(input, closing)
  const started = await start(input, ids, times.signal)
  if (started.state === 'refused') {
    // Of one that is lost the record stays as it is: a batch may run.
    if (started.isLost !== true) writeSuite(input, NOTHING_YET)
    return { input, ...NOTHING, progress: started, leave: () => {} }
  }
  const { state: _state, ...known } = started
  const by = follow(input, started, times)
  const progress = { state: 'following', by } as const
  const opened = { input, ...known, progress, leave: () => by.feed.leave() }
  writeSuite(input, { ...NOTHING_YET, ...launchOf(opened), batchId: known.batchId })
  return opened
}

/** What a record says of the launch. */
export function launchOf({
  complaint,
  progress,
}: Pick<Opened, 'complaint' | 'progress'>): Pick<SuiteRecord, 'launch' | 'complaint'> {
  const isLost = progress.state === 'refused' && progress.isLost === true
  return { ...(isLost && { launch: 'sent' }), ...(complaint !== null && { complaint }) }
}

const NOTHING = {
  batchId: null,
  requested: null,
  begun: null,
  askedVersion: null,
  complaint: null,
} as const

const NOTHING_YET = { batchId: null, batchStatus: null, cases: [] } as const

/** From here on the suite has its `timeout`. */
function timesOf({ settings }: SessionInput, closing: AbortSignal): Times {
  const deadline = NativeAbortSignal.timeout(settings.timing.timeout)
  const signal = NativeAbortSignal.any([deadline, closing])
  // Each run of a batch listens: many of them are no leak, and Node would warn of one.
  setMaxListeners(0, deadline, closing, signal)
  return { started: monotonic(), deadline, signal }
}

type Times = Pick<Following, 'started' | 'deadline' | 'signal'>

async function start(
  input: SessionInput,
  scenarioIds: readonly string[],
  signal: AbortSignal,
): Promise<Started> {
  const { link, settings } = input
  const isLaunch = settings.source.kind === 'launch'
  if (isLaunch && scenarioIds.length === 0) {
    const reason = 'no scenario is selected, so no batch was started'
    return { state: 'refused', reason }
  }
  try {
    await link.verify?.(signal)
  } catch (error) {
    return { state: 'refused', reason: messageOf(error) }
  }
  // Whoever is interrupted while the answer is out has to know that a batch may run.
  if (isLaunch) writeSuite(input, { ...NOTHING_YET, launch: 'sent' })
  return startSource(link.client, settings.source, { scenarioIds, signal })
}

function follow(
  { link, settings, absenceHint }: SessionInput,
  { batchId, askedVersion }: Started & { readonly state: 'started' },
  times: Times,
): Following {
  const { timing } = settings
  const { signal } = times
  const isOwn = settings.source.kind === 'launch'
  // What a cassette holds has ended, and is not judged later.
  const goesOn = settings.source.kind === 'replay' ? null : batchId
  const { client, wayBack } = followingClient(link.client, { batchId: goesOn, isOwn })
  const feed =
    batchId === null
      ? createClock(timing.pollInterval, signal)
      : listenToBatch(client, { id: batchId, pollInterval: timing.pollInterval }, signal)
  // Of a batch that the environment names, the file of the suite says what should have been played.
  const ids = { batchId, askedVersion: askedVersion ?? settings.asked.versionNumber }
  return { client, feed, timing, ...times, absenceHint, wayBack, ...ids }
}

/** Writes the suite's record, as it is known so far. */
export function writeSuite(
  input: SessionInput,
  known: Pick<SuiteRecord, 'batchId' | 'batchStatus' | 'launch' | 'complaint'> & {
    readonly cases: readonly CaseRecord[]
  },
): string {
  const { source, notes: own } = input.settings
  const notes = [...own, ...(input.plan.notes ?? [])]
  const production = source.kind === 'launch' && source.versionNumber === null
  const { suite, link, recorder } = input
  return recorder.writeSuite({
    version: 1,
    kind: 'suite',
    suite,
    host: link.client.host,
    production,
    ...(source.kind === 'replay' && { cassette: source.path }),
    ...(notes.length > 0 && { notes }),
    ...known,
  })
}

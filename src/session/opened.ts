/** An opened session, and what its waiters and its record tell of it. */
import type { SuiteRecord } from '../record/record.ts'
import type { AskedVersion } from '../verdict/version.ts'
import type { SessionBaseline } from './baseline/compare.ts'
import type { Following } from './follow/follow.ts'
import type { SessionInput } from './session-input.ts'

/** An opened session: it follows a source, or has a reason why not. */
export interface Opened {
  readonly input: SessionInput
  /** The accepted verdicts; null for none. */
  readonly baseline: SessionBaseline | null
  readonly batchId: string | null
  readonly requested: readonly string[] | null
  readonly begun: readonly string[] | null
  readonly askedVersion: AskedVersion | null
  /** Bland's complaint despite the started batch; null if there is none. */
  readonly complaint: string | null
  readonly progress:
    | { readonly state: 'following'; readonly by: Following }
    | { readonly state: 'refused'; readonly reason: string; readonly isLost?: boolean }
  /** Ends the polling, unless others listen. */
  readonly leave: () => void
}

/** Returns why nothing is followed; null if something is. */
export function refusalOf({ progress }: Pick<Opened, 'progress'>): string | null {
  return progress.state === 'refused' ? progress.reason : null
}

/** A started batch, which is an attempt of some scenarios. */
export interface StartedBatch {
  readonly id: string
  /** The keys of the scenarios that it plays. */
  readonly scenarios: readonly string[]
}

/** Returns the batch with the scenarios that it plays; nothing if none has started. */
export function startedIn(
  { batchId: id }: Pick<Opened, 'batchId'>,
  scenarios: readonly string[],
): readonly StartedBatch[] {
  return id === null ? [] : [{ id, scenarios }]
}

/** Returns whether a batch with an unknown id may have been started. */
export function isLost({ progress }: Pick<Opened, 'progress'>): boolean {
  return progress.state === 'refused' && progress.isLost === true
}

/** Returns the record's fields about the launch. */
export function launchOf(
  opened: Pick<Opened, 'askedVersion' | 'complaint' | 'progress'>,
): LaunchFields {
  const { askedVersion, complaint } = opened
  return {
    ...(askedVersion !== null && { tested: `version ${askedVersion.number}` }),
    ...(isLost(opened) && { launch: 'sent' }),
    ...(complaint !== null && { complaint }),
  }
}

/** The record's fields about the launch. */
export type LaunchFields = Pick<SuiteRecord, 'tested' | 'launch' | 'complaint'>

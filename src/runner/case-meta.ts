/** What reporter and tests tell each other through their runner: paths and ids, never a transcript. */
import { resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { DEFAULT_OUT_DIR } from '../options/reporter/session-folder.ts'
import type { CaseKey } from '../verdict/case-key.ts'

/** What the reporter tells the workers. */
export interface BlandContext {
  /** The folder that relative paths in options are relative to. */
  readonly root: string
  /** Where records go; absolute. */
  readonly outDir: string
  /** `late` where a reporter will write them with all that it knows. */
  readonly conversations: 'early' | 'late'
  /** Names the runner's process, for the whole of a watch session. */
  readonly token: string
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
}

/** What holds if no reporter of ours is there: the default folder, and the process that started this one. */
export function contextAlone(): BlandContext {
  return {
    root: process.cwd(),
    outDir: resolve(DEFAULT_OUT_DIR),
    conversations: 'early',
    token: `pid-${isMainThread ? process.ppid : process.pid}`,
    requiresAssertions: true,
  }
}

/** What a test tells the reporter of its case. */
export interface BlandMeta {
  /** The name of the suite. */
  readonly suite: string
  /** The key of the case; its suite is the absolute path of the session's records. */
  readonly key: CaseKey
  /** The title of the scenario; null for cases of the suite. */
  readonly scenario: string | null
  /** The path of the record that has the case, once there is one. */
  record?: string
  /** Set where the case is of a run that Bland has played now. */
  played?: true
  /** Set once the body of the test was reached: no hook has skipped it. */
  begun?: true
  /** Set once the case was judged: a test without it was deselected, or never finished. */
  reported?: true
}

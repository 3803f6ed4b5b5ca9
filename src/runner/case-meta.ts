/** The messages between reporter and tests through their runner: paths and ids, never a transcript. */
import { resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { DEFAULT_OUT_DIR } from '../options/reporter/session-folder.ts'
import type { CaseKey } from '../verdict/case-key.ts'

/** The context that the reporter provides to the workers. */
export interface BlandContext {
  /** The folder that relative paths in options are relative to. */
  readonly root: string
  /** The folder of records; absolute. */
  readonly outDir: string
  /** `late` if a reporter writes them at the end of the run, with the verdicts as reported. */
  readonly conversations: 'early' | 'late'
  /** Identifies the runner's process, for a whole watch session. */
  readonly token: string
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
  /** Whether the process of the tests prints how attempts went; absent for no. */
  readonly tellsAttempts?: boolean
}

/** Returns the context without our reporter: the default folder, and the process that started this one. */
export function contextAlone(): BlandContext {
  return {
    root: process.cwd(),
    outDir: resolve(DEFAULT_OUT_DIR),
    conversations: 'early',
    token: `pid-${isMainThread ? process.ppid : process.pid}`,
    requiresAssertions: true,
  }
}

/** The case of a test, for the reporter. */
export interface BlandMeta {
  /** The name of the suite. */
  readonly suite: string
  /** The key of the case; its suite is the absolute path of the session's records. */
  readonly key: CaseKey
  /** The title of the scenario; null for cases of the suite. */
  readonly scenario: string | null
  /** The path of the record that has the case, once there is one. */
  record?: string
  /** Set if Bland played the run of the case now, so that it is no replay. */
  played?: true
  /** Set when the body of the test begins, so that no hook has skipped it. */
  begun?: true
  /** Set when the case is evaluated. A test without it was deselected, or never finished. */
  reported?: true
}

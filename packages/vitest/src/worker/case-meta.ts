/** What reporter and test files tell each other through Vitest: paths and ids, never a transcript. */

import type { CaseKey } from 'bland-suite'

/** What the reporter provides to the workers. */
export interface BlandContext {
  /** The root of the project: what relative paths in options are relative to. */
  readonly root: string
  /** Where records go; absolute. */
  readonly outDir: string
  /** `late` where a reporter will write them with all that it knows. */
  readonly conversations: 'early' | 'late'
  /** Names this Vitest process, for the whole of a watch session. */
  readonly token: string
  /** Whether a test without an assertion fails: `expect: { requireAssertions: true }`. */
  readonly requiresAssertions: boolean
}

/** The part of a test's metadata that is ours. */
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

declare module 'vitest' {
  interface TaskMeta {
    bland?: BlandMeta
    /** Of a suite: records of which some test does not tell, by the keys of their scenarios. */
    blandRecords?: Readonly<Record<string, string>>
  }
  interface ProvidedContext {
    'bland-suite': BlandContext
  }
}

import type { CallSite, Check, SuiteSettings } from 'bland-suite/internal/worker'
import type { ExpectStatic } from 'vitest'
import type { Place } from '../quarantine/current-suite.ts'

/** What a suite is defined with. */
export interface SuiteInput {
  /** Its name, after the titles of the describes around it. */
  readonly suite: string
  readonly place: Place
  readonly site: CallSite | null
  /** The folder of the session's records. */
  readonly folder: string
  readonly root: string
  readonly outDir: string
  /** When conversations are written. */
  readonly conversations: 'early' | 'late'
  /** Names the Vitest process. */
  readonly token: string
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
  readonly settings: SuiteSettings
  /** The checks of the suite, which its plan names by their places. */
  readonly checks: readonly Check<ExpectStatic>[]
}

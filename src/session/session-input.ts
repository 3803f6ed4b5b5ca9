import type { SuiteSettings } from '../options/settings.ts'
import type { Plan } from '../plan/plan.ts'
import type { Link } from '../plan/prepare.ts'
import type { Recorder } from './recorder.ts'

/** What a session is opened with. */
export interface SessionInput {
  readonly suite: string
  readonly link: Link
  readonly settings: SuiteSettings
  readonly plan: Plan
  /** The titles of the selected cases, by the key of their scenario: nothing else is started. */
  readonly selected: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether the case `batch is consistent` is selected. */
  readonly judgesBatch: boolean
  readonly recorder: Recorder
  /** Why a run may be absent, to be told with it; null for nothing to tell. */
  readonly absenceHint: string | null
}

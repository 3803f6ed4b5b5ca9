/** Planning a suite in the process of its tests. A file whose suites are all skipped never loads that code. */
import type { BlandError } from '../../errors/bland-error.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Prepared } from '../../plan/prepare.ts'
import type { Recorder, WhenWritten } from '../../session/recorder.ts'
import { orphaned } from './orphaned.ts'

/** Plans a suite. It only reads, and never rejects. */
export async function planSuite(settings: SuiteSettings): Promise<Prepared> {
  const { prepareSuite } = await import('../../plan/prepare.ts')
  return prepareSuite(settings, orphaned())
}

/** Where the records of a suite go. */
export interface Recorded {
  /** The folder of the session's records. */
  readonly folder: string
  readonly outDir: string
  readonly conversations: WhenWritten
}

/** Makes what writes the records of a suite. */
export async function recorderOf({ folder, outDir, conversations }: Recorded): Promise<Recorder> {
  const { createRecorder } = await import('../../session/recorder.ts')
  return createRecorder(folder, outDir, conversations)
}

/** Records why a suite has no plan, and returns the path of the record. The error then also names the body that was kept. */
export async function recordNoPlan(
  input: Recorded & { readonly suite: string },
  error: BlandError,
): Promise<string> {
  const { recordUnplanned } = await import('../../session/record-unplanned.ts')
  const { reason, record } = recordUnplanned(input.suite, error, await recorderOf(input))
  error.message = reason
  return record
}

/** Plans a suite in the process of its tests. A file with only skipped suites never loads that code. */
import type { BlandError } from '../../errors/bland-error.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Prepared } from '../../plan/prepare.ts'
import type { Recorder } from '../../session/recorder.ts'
import { orphaned } from './orphaned.ts'
import type { OwnSuite } from './own-suite.ts'

/** Plans a suite. Only reads, and never rejects. */
export async function planSuite(settings: SuiteSettings): Promise<Prepared> {
  const { prepareSuite } = await import('./playing.ts')
  return prepareSuite(settings, orphaned())
}

/** Makes the recorder of a suite. */
export async function recorderOf(suite: OwnSuite): Promise<Recorder> {
  const { folder, outDir, conversations } = suite
  const { createRecorder } = await import('./playing.ts')
  return createRecorder(folder, outDir, conversations)
}

/** Records why a suite has no plan. Returns the path of the record; the error then says where the body is saved. */
export async function recordNoPlan(own: OwnSuite, error: BlandError): Promise<string> {
  const { recordUnplanned } = await import('./playing.ts')
  const { reason, record } = recordUnplanned(own.suite, error, await recorderOf(own))
  error.message = reason
  return record
}

/** The state of a command that plays. */
import { messageOf } from '../errors/thrown.ts'
import type { NativeCase } from '../report/model/native-case.ts'
import { RunReport } from '../runner/main/run-report.ts'
import { createRecorder } from '../session/recorder.ts'
import type { RecordMemory, Recorder } from '../session/recorder.ts'
import { sessionFolder } from '../options/reporter/session-folder.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { Asked } from './flags/read-flags.ts'

/** A command that plays. */
export interface Task {
  readonly asked: Asked
  readonly settings: SuiteSettings
  readonly report: RunReport
  readonly recorder: Recorder
  /** The cases known so far. */
  cases: () => readonly NativeCase[]
}

/** Begins a command: replaces an older report before anything is requested. */
export function begin(asked: Asked, settings: SuiteSettings): Task {
  const { outDir } = asked.reporter
  const folder = sessionFolder(outDir)
  // The records in memory win over edited files.
  const remembered: RecordMemory = new Map()
  const recorder = createRecorder(folder, outDir, 'late', remembered)
  const report = new RunReport(asked.reporter, () => ({
    cases: task.cases().map((one) => ({ ...one, session: folder })),
    folders: [folder],
    remembered,
  }))
  const task: Task = { asked, settings, report, recorder, cases: () => [] }
  return task
}

/** Reports a crash. The caller prints the error, so a report that cannot be written is ignored. */
export function reportCrash(task: Task, error: unknown): void {
  try {
    task.report.end(messageOf(error))
  } catch {
    // The report that says "not finished" remains.
  }
}

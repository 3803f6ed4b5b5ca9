/** The state of a command that plays. */
import { messageOf } from '../errors/thrown.ts'
import type { Ran } from '../report/output/ran.ts'
import type { NativeCase } from '../report/model/native-case.ts'
import { beginOutput } from '../report/output/output.ts'
import type { Output } from '../report/output/output.ts'
import type { RunRecord, SuiteRecord } from '../record/record.ts'
import { createRecorder, remembering } from '../session/recorder.ts'
import type { Recorder } from '../session/recorder.ts'
import { sessionFolder } from '../options/reporter/session-folder.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { Asked } from './read-flags.ts'

/** A command that plays. */
export interface Task {
  readonly asked: Asked
  readonly settings: SuiteSettings
  readonly output: Output
  /** The folder of the records. */
  readonly folder: string
  readonly recorder: Recorder
  /** The records in memory, which win over edited files. */
  readonly remembered: ReadonlyMap<string, RunRecord | SuiteRecord>
  /** The cases known so far. */
  cases: () => readonly NativeCase[]
}

/** Begins a command: replaces an older report before anything is requested. */
export function begin(asked: Asked, settings: SuiteSettings): Task {
  const output = beginOutput(asked.reporter)
  const { outDir } = asked.reporter
  const folder = sessionFolder(outDir)
  const remembered = new Map<string, RunRecord | SuiteRecord>()
  const recorder = remembering(createRecorder(folder, outDir, 'late'), remembered)
  return { asked, settings, output, folder, recorder, remembered, cases: () => [] }
}

/** Reports a crash. The caller prints the error, so a report that cannot be written is ignored. */
export function reportCrash(task: Task, error: unknown): void {
  try {
    task.output.end(ranOf(task, messageOf(error)))
  } catch {
    // The report that says "not finished" remains.
  }
}

/** Collects the data to report. */
export function ranOf({ folder, remembered, cases }: Task, interruptedBy: string | null): Ran {
  const told = cases().map((one) => ({ ...one, session: folder }))
  return { cases: told, folders: [folder], interruptedBy, remembered }
}

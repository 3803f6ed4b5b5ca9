/** Writes the records of a session as its runs end. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { conversationFiles } from '../record/conversation-files.ts'
import type { ConversationFiles } from '../record/conversation-files.ts'
import { fileName } from '../record/file-name.ts'
import { SUITE_RECORD } from '../record/record.ts'
import { isOfNote } from '../record/of-note.ts'
import type { RunRecord, SuiteRecord } from '../record/record.ts'
import { writeWhole } from '../util/whole-file.ts'
import { writeConversation } from '../report/output/write-conversation.ts'

/** Writes the records of a session. */
export interface Recorder {
  /** Writes a run's record, and returns its path. */
  readonly writeRun: (record: RunRecord) => string
  /** Returns the paths of a run's conversation, and writes it if it is due; null if there is no run. */
  readonly writeConversation: (record: RunRecord) => ConversationFiles | null
  /** Saves an answer of unknown shape, and returns its path. */
  readonly writeAnswer: (body: unknown) => string
  /** Writes the suite's record, and returns its path. */
  readonly writeSuite: (record: SuiteRecord) => string
}

/**
 * When conversations are written. `early`: those in which a case did not pass, after their evaluation, for
 * readers before the report, or for runs without a report. `late`: by the report, with all its data.
 */
export type WhenWritten = 'early' | 'late'

/** The records of a session, by their paths. */
export type RecordMemory = Map<string, RunRecord | SuiteRecord>

/**
 * Makes a recorder: records go below `folder`, one file per run and one for the suite; conversations below
 * `outDir`.
 *
 * @param memory where the records are kept too, because others can change a file before it is read; null for
 * nowhere
 */
export function createRecorder(
  folder: string,
  outDir: string,
  conversations: WhenWritten = 'early',
  memory: RecordMemory | null = null,
): Recorder {
  const write = (name: string, content: unknown): string => {
    const path = join(folder, name)
    writeWhole(path, `${JSON.stringify(content)}\n`)
    return path
  }
  const writeRecord = (name: string, record: RunRecord | SuiteRecord): string => {
    const path = write(name, record)
    memory?.set(path, record)
    return path
  }
  return {
    writeRun: (record) => {
      const own = record.run?.id ?? `no-run-${record.scenarioId ?? record.scenario}`
      return writeRecord(`${fileName(own)}.json`, record)
    },
    writeConversation: (record) => {
      const files = conversationFiles(outDir, record)
      const isDue = conversations === 'early' && isOfNote(record)
      if (files !== null && isDue) writeConversation(files, record)
      return files
    },
    writeAnswer: (body) => write(`unknown-answer-${randomUUID().slice(0, 8)}.json`, body),
    writeSuite: (record) => writeRecord(SUITE_RECORD, record),
  }
}

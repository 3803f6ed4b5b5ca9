/** Writes the records of a session as its runs end. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { writeConversation } from '../report/conversation-files.ts'
import type { ConversationFiles } from '../report/conversation-files.ts'
import { fileName } from '../report/file-name.ts'
import type { RunRecord, SuiteRecord } from '../report/record.ts'
import { writeWhole } from '../report/sink.ts'

/** Where the records of a session go. */
export interface Recorder {
  /** Writes a run's record, and resolves with its path. */
  readonly writeRun: (record: RunRecord) => Promise<string>
  /** Writes a run's conversation, and resolves with its paths; null where there is no run. */
  readonly writeConversation: (record: RunRecord) => Promise<ConversationFiles | null>
  /** Keeps an answer of unknown shape to be looked at, and resolves with its path. */
  readonly writeAnswer: (body: unknown) => Promise<string>
  /** Writes the suite's record, and resolves with its path. */
  readonly writeSuite: (record: SuiteRecord) => Promise<string>
}

/** Records below `folder`, one file a run and one for the suite; conversations below `outDir`. */
export function createRecorder(folder: string, outDir: string): Recorder {
  const write = async (name: string, content: unknown): Promise<string> => {
    const path = join(folder, name)
    await writeWhole(path, `${JSON.stringify(content, null, 2)}\n`)
    return path
  }
  return {
    writeRun: (record) => {
      const own = record.run?.id ?? `no-run-${record.scenarioId ?? record.scenario}`
      return write(`${fileName(own)}.json`, record)
    },
    writeConversation: (record) => writeConversation(outDir, record),
    writeAnswer: (body) => write(`unknown-answer-${randomUUID().slice(0, 8)}.json`, body),
    writeSuite: (record) => write('suite.json', record),
  }
}

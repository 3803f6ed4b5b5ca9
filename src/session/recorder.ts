/** Writes the records of a session as its runs end. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ConversationFiles } from '../report/conversation-files.ts'
import { fileName } from '../report/file-name.ts'
import type { RunRecord, SuiteRecord } from '../report/record.ts'
import { writeWhole } from '../report/sink.ts'
import { writeConversation } from '../report/write-conversation.ts'

/** Where the records of a session go. */
export interface Recorder {
  /** Writes a run's record, and returns its path. */
  readonly writeRun: (record: RunRecord) => string
  /** Writes a run's conversation, and returns its paths; null where there is no run. */
  readonly writeConversation: (record: RunRecord) => ConversationFiles | null
  /** Keeps an answer of unknown shape to be looked at, and returns its path. */
  readonly writeAnswer: (body: unknown) => string
  /** Writes the suite's record, and returns its path. */
  readonly writeSuite: (record: SuiteRecord) => string
}

/** Records below `folder`, one file a run and one for the suite; conversations below `outDir`. */
export function createRecorder(folder: string, outDir: string): Recorder {
  const write = (name: string, content: unknown): string => {
    const path = join(folder, name)
    writeWhole(path, `${JSON.stringify(content)}\n`)
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

/** The same, with a memory of what was written: a file can be changed by others before it is read. */
export function remembering(
  recorder: Recorder,
  memory: Map<string, RunRecord | SuiteRecord>,
): Recorder {
  const remember = (record: RunRecord | SuiteRecord, path: string): string => {
    memory.set(path, record)
    return path
  }
  return {
    ...recorder,
    writeRun: (record) => remember(record, recorder.writeRun(record)),
    writeSuite: (record) => remember(record, recorder.writeSuite(record)),
  }
}

/** Writes the records of a session as its runs end. */
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { RunRecord, SuiteRecord } from '../report/record.ts'
import { writeWhole } from '../report/sink.ts'

/** Where the records of a session go. */
export interface Recorder {
  /** Writes a run's record, and resolves with its path. */
  readonly writeRun: (record: RunRecord) => Promise<string>
  /** Keeps an answer of unknown shape to be looked at, and resolves with its path. */
  readonly writeAnswer: (body: unknown) => Promise<string>
  /** Writes the suite's record, and resolves with its path. */
  readonly writeSuite: (record: SuiteRecord) => Promise<string>
}

/** A folder for the records of one session, which no other has. */
export function sessionFolder(outDir: string): string {
  return join(outDir, '.bland', randomUUID())
}

/** Records below `folder`, one file a run and one for the suite. */
export function createRecorder(folder: string): Recorder {
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
    writeAnswer: (body) => write(`unknown-answer-${randomUUID().slice(0, 8)}.json`, body),
    writeSuite: (record) => write('suite.json', record),
  }
}

/** Names that mean something else: devices on Windows, and the suite's own record. */
const TAKEN = /^(?:con|prn|aux|nul|com\d|lpt\d|suite)$/u

/** A name that every file system takes and that leads nowhere else; two ids never give the same. */
export function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/u.test(id) && !TAKEN.test(id)) return id
  const readable = id.replaceAll(/[^A-Za-z0-9-]+/gu, '-').slice(0, 40)
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}

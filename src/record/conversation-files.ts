/** The files of a conversation: as text, and as a page. */
import { join, relative, sep } from 'node:path'
import type { RunRecord } from './record.ts'
import { transcriptName } from './transcript-names.ts'

/** The absolute paths of a conversation's files. */
export interface ConversationFiles {
  readonly text: string
  readonly page: string
}

/** Returns the paths for a run's conversation, below the folder of reports; null if there is no run. */
export function conversationFiles(
  outDir: string,
  record: Pick<RunRecord, 'scenario' | 'run'>,
): ConversationFiles | null {
  const name = transcriptName(record)
  if (name === null) return null
  const place = join(outDir, 'transcripts', name)
  return { text: `${place}.txt`, page: `${place}.html` }
}

/** Formats a path for messages: relative to the working directory. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/')
}

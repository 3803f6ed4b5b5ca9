/** The files of a conversation: as text, and as a page. */
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { RunRecord } from './record.ts'
import { writeWhole } from './sink.ts'
import { transcriptName } from './transcript-names.ts'

/** The absolute paths of a conversation's files. */
export interface ConversationFiles {
  readonly text: string
  readonly page: string
}

/** Where the conversation of a run is, or will be, below the folder of reports; null where there is no run. */
export function conversationFiles(
  outDir: string,
  record: Pick<RunRecord, 'scenario' | 'run'>,
): ConversationFiles | null {
  const name = transcriptName(record)
  if (name === null) return null
  const place = join(outDir, 'transcripts', name)
  return { text: `${place}.txt`, page: `${place}.html` }
}

/** Writes the conversation of a judged run. */
export async function writeConversation(
  outDir: string,
  record: RunRecord,
): Promise<ConversationFiles | null> {
  const files = conversationFiles(outDir, record)
  if (files === null) return null
  // Loaded here, as most processes that define tests never come to it.
  const { conversationPage, transcript } = await import('./conversation.ts')
  await Promise.all([
    writeWhole(files.text, transcript(record)),
    writeWhole(files.page, conversationPage(record)),
  ])
  return files
}

/** The same where another machine has written it: a report leads to no file that is not there. */
export async function ensureConversation(outDir: string, record: RunRecord): Promise<void> {
  const files = conversationFiles(outDir, record)
  if (files === null || (existsSync(files.text) && existsSync(files.page))) return
  await writeConversation(outDir, record)
}

/** A path as it is shown: relative to the working directory. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/')
}

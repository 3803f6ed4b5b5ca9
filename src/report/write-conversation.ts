/** Writing conversations. Apart from where they are, as most processes that define tests never come to it. */
import { existsSync } from 'node:fs'
import { conversationFiles } from './conversation-files.ts'
import type { ConversationFiles } from './conversation-files.ts'
import { conversationPage } from './html/conversation-page.ts'
import type { RunRecord } from './record.ts'
import { writeChanged } from './sink.ts'
import { transcript } from './transcript.ts'

/** Writes the conversation of a judged run; one that is judged again says the same. */
export function writeConversation(outDir: string, record: RunRecord): ConversationFiles | null {
  const files = conversationFiles(outDir, record)
  if (files === null) return null
  writeChanged(files.text, transcript(record))
  writeChanged(files.page, conversationPage(record))
  return files
}

/** The same where another machine has written it: a report leads to no file that is not there. */
export function ensureConversation(outDir: string, record: RunRecord): void {
  const files = conversationFiles(outDir, record)
  if (files === null || (existsSync(files.text) && existsSync(files.page))) return
  writeConversation(outDir, record)
}

/** Writes a conversation before the report exists. A separate module, because most processes do not need it. */
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { conversationPage, titleOf } from '../html/conversation/conversation-page.ts'
import type { RunRecord } from '../../record/record.ts'
import { writeChanged } from '../../util/whole-file.ts'
import { transcript } from '../text/transcript.ts'
import { ONLY } from './conversation-places.ts'

/** Writes the conversation of an evaluated run, as far as it is known. Repeated evaluations write the same. */
export function writeConversation(files: ConversationFiles, record: RunRecord): void {
  writeChanged(files.text, transcript(record))
  writeChanged(files.page, conversationPage([{ id: ONLY, record }], titleOf(record)))
}

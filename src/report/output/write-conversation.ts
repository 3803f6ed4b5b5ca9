/** Writing a conversation before the report is made. Apart from where it is, as most processes never come to it. */
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { conversationPage } from '../html/conversation-page.ts'
import type { RunRecord } from '../../record/record.ts'
import { writeChanged } from '../../util/whole-file.ts'
import { transcript } from '../text/transcript.ts'

/** Writes the conversation of a judged run, as far as it is known; one that is judged again says the same. */
export function writeConversation(files: ConversationFiles, record: RunRecord): void {
  writeChanged(files.text, transcript(record))
  writeChanged(files.page, conversationPage(record))
}

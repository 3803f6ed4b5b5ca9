/** The renderers of a conversation, loaded together when the first one is written. */
export { conversationPage } from './html/conversation-page.ts'
export { transcript } from './transcript.ts'

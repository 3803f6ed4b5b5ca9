/**
 * What the adapters' reporters render with. Apart from `bland-suite/adapter`, so that test processes
 * do not load what writes XML. Not for users: it changes with the adapters.
 */
export type { Ran } from './report/output/ran.ts'
export { beginOutput } from './report/output/output.ts'
export type { Output } from './report/output/output.ts'
export { writeConversation } from './report/output/write-conversation.ts'

/** The scripts of the pages. Each is the text of classes, which are linted and checked like any other module. */
import { ConversationView } from './browser/conversation-view.ts'
import { ListControls } from './browser/list-controls.ts'
import { ListFilters } from './browser/list-filters.ts'

/** The script of the page of a test run. */
export const LIST_SCRIPT: string = scriptOf(
  `new (${String(ListControls)})(new (${String(ListFilters)})())`,
)

/** The script of a page of conversations. */
export const CONVERSATION_SCRIPT: string = scriptOf(`new (${String(ConversationView)})()`)

/** Marks the page before its body exists, so that nothing moves, and starts when it is there. */
function scriptOf(start: string): string {
  return `document.documentElement.classList.add('js')
addEventListener('DOMContentLoaded', () => document.querySelector('#help') && ${start})
`
}

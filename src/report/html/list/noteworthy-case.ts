/** A case in the list with its whole reason. */
import type { Evidence } from '../../../record/record.ts'
import { speaker } from '../../../record/turns.ts'
import { headAndTail } from '../../../util/cut.ts'
import { oneLine } from '../../../verdict/title.ts'
import { advisoryReason } from '../../../verdict/run/advisory.ts'
import type { ReportCase } from '../../model/report.ts'
import { explanationOf } from '../../text/explanation.ts'
import { mark } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { turnId } from '../place.ts'
import type { EntryAttempt } from './entry.ts'
import { withTurnLinks } from '../turn-links.ts'

/** The longest turn, in characters. */
const LONGEST = 2_000

/** Renders it. Turns are linked if the conversation has a page. */
export function noteworthyCase(
  { title, verdict, evidence }: ReportCase,
  { place, turns }: Pick<EntryAttempt, 'place' | 'turns'>,
): Markup {
  const places = {
    count: place === null ? 0 : turns,
    hrefOf: (turn: number) => (place === null ? '' : `${place.page}#${turnId(place, turn)}`),
  }
  const { text, evidence: parts } = explanationOf(verdict, evidence)
  const more = parts.filter((part) => part.text !== title)
  const isAdvisory = advisoryReason(verdict) !== null
  return markup`
<li>${mark(verdict.verdict)}<div><b>${oneLine(title)}</b>${isAdvisory ? markup` <span class="small dim">advisory: it does not fail the scenario by itself</span>` : null}${text === '' ? null : markup`<p>${withTurnLinks(text, places)}</p>`}${more.map((part) => markup`<p class="small dim">${part.label}: ${part.isOfAttempts === true ? part.text : withTurnLinks(part.text, places)}</p>${saidIn(part)}`)}</div></li>`
}

/** Renders the conversation that a part of the evidence is about, folded. */
function saidIn({ conversation = [] }: Evidence): Markup | null {
  if (conversation.length === 0) return null
  return markup`<details><summary>Conversation, ${conversation.length} turns</summary>${conversation.map(
    ({ role, content }) =>
      markup`<p class="small"><span class="dim">${speaker(role)}:</span> <span dir="auto">${headAndTail(content, LONGEST)}</span></p>`,
  )}</details>`
}

/** Shows the turns of a run on its page as bubbles. */
import type { ChatTurn } from '../../model/run.ts'
import { headAndTail } from '../../util/cut.ts'
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import { speaker } from '../../record/speaker.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'

/** The longest turn on a page, in characters; the transcript has the whole turn. */
const LONGEST = 20_000

/** Lists every turn with its number, its speaker, and the cases that point at it. */
export function turnsList({ run, cases }: RunRecord): Markup {
  const turns = run?.chat_history ?? []
  if (turns.length === 0) return markup`<p class="quiet">Bland returned no conversation.</p>`
  const pointing = pointersOf(cases)
  return markup`<ol class="turns">${turns.map((turn, index) => bubble(turn, index, pointing.get(index) ?? []))}</ol>`
}

interface Pointer {
  readonly title: string
  /** Counts from 1, as on the page. */
  readonly number: number
}

function pointersOf(cases: readonly CaseRecord[]): ReadonlyMap<number, readonly Pointer[]> {
  const pointing = new Map<number, Pointer[]>()
  for (const [index, { title, evidence }] of cases.entries()) {
    for (const turn of new Set(evidence.flatMap((part) => part.turn ?? []))) {
      pointing.set(turn, [...(pointing.get(turn) ?? []), { title, number: index + 1 }])
    }
  }
  return pointing
}

function bubble({ role, content }: ChatTurn, index: number, pointing: readonly Pointer[]): Markup {
  const who = speaker(role)
  const side = who === 'caller' || who === 'agent' ? who : 'other'
  const pointed = pointing.length === 0 ? '' : ' pointed'
  return markup`<li id="turn-${index + 1}" class="turn ${side}${pointed}"><div class="who"><a href="#turn-${index + 1}">${index + 1}</a> ${who}</div><p class="said" dir="auto">${headAndTail(content, LONGEST)}</p>${pointing.map(pointer)}</li>
`
}

function pointer({ title, number }: Pointer): Markup {
  return markup`<p class="points">↑ <a href="#case-${number}">${title}</a></p>`
}

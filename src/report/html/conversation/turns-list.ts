/** The turns of a conversation as numbered lines. Those that an open case names are marked. */
import type { ChatTurn } from '../../../model/run.ts'
import { headAndTail } from '../../../util/cut.ts'
import { speaker } from '../../../record/turns.ts'
import { advisoryReason } from '../../../verdict/run/advisory.ts'
import { isRed } from '../../../verdict/verdict.ts'
import { explanationOf } from '../../text/explanation.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { caseId, turnId } from '../place.ts'
import { turnsIn } from '../turn-links.ts'
import type { Shown, ShownCase } from './shown-case.ts'

/** The longest turn on a page, in characters; the transcript has the whole turn. */
const LONGEST = 20_000

/** Lists every turn with its number, its speaker, and a link to the cases that name it. */
export function turnsList(cases: readonly ShownCase[], shown: Shown): Markup {
  const turns = shown.run?.chat_history ?? []
  if (shown.run === null) return markup`<p class="dim">Bland returned no run.</p>`
  if (turns.length === 0) return markup`<p class="dim">Bland returned no conversation.</p>`
  const naming = namesOf(cases, turns.length)
  return markup`<ol class="turns">
${turns.map((turn, index) => line(turn, { number: index + 1, naming: naming.get(index + 1) ?? [], shown }))}</ol>`
}

interface Naming {
  readonly one: ShownCase
  /** The number of the case, from 1. */
  readonly number: number
}

/** Finds the open cases that name each turn. */
function namesOf(
  cases: readonly ShownCase[],
  count: number,
): ReadonlyMap<number, readonly Naming[]> {
  const naming = new Map<number, Naming[]>()
  for (const [index, one] of cases.entries()) {
    if (!isRed(one.verdict) && advisoryReason(one.verdict) === null) continue
    const pointed = one.evidence.flatMap(({ turn }) => (turn === undefined ? [] : [turn + 1]))
    const named = turnsIn(explanationOf(one.verdict, one.evidence).text, count)
    for (const turn of new Set([...pointed, ...named])) {
      naming.set(turn, [...(naming.get(turn) ?? []), { one, number: index + 1 }])
    }
  }
  return naming
}

function line(
  { role, content }: ChatTurn,
  {
    number,
    naming,
    shown,
  }: { readonly number: number; readonly naming: readonly Naming[]; readonly shown: Shown },
): Markup {
  const who = speaker(role)
  const side = who === 'caller' || who === 'agent' ? who : 'other'
  const id = turnId(shown, number)
  const [first] = naming
  const cited = first === undefined ? '' : ` ${first.one.verdict.verdict} cited`
  return markup`<li id="${id}" class="${side}${cited}"><a class="no" href="#${id}"><span class="vh">turn </span>${number}</a><span class="who">${who}</span><span class="said" dir="auto">${headAndTail(content, LONGEST)}</span>${naming.length === 0 ? null : markup`<span class="up">${naming.map((other) => markup`<a href="#${caseId(shown, other.number)}" title="${other.one.title}"><span aria-hidden="true">↑</span><span class="vh">named by ${other.one.title}</span></a>`)}</span>`}</li>
`
}

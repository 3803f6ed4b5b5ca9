/** Shows the cases of a run on its page. */
import type { Run } from '../../model/run.ts'
import type { CaseRecord, Evidence } from '../../record/record.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { badge } from './page.ts'

/** Lists each case with its verdict, its reason, Bland's explanation, and the turn that it points at. */
export function casesList(cases: readonly CaseRecord[], run: Run | null): Markup {
  const turns = run?.chat_history?.length ?? 0
  return markup`<ol class="cases">${cases.map((one, index) => item(one, index, turns))}</ol>`
}

function item(one: CaseRecord, index: number, turns: number): Markup {
  const { verdict, title } = one
  const told = one.reason ?? one.note
  const parts = one.evidence.filter((part) => part.turn !== undefined || !told?.includes(part.text))
  return markup`<li id="case-${index + 1}">${badge(verdict)}<span class="title">${title}</span>
${told === null ? null : markup`<p>${told}</p>`}
${parts.length === 0 ? null : markup`<dl>${parts.map((part) => evidence(part, turns))}</dl>`}</li>
`
}

function evidence({ label, text, turn }: Evidence, turns: number): Markup {
  const shown =
    turn !== undefined && turn < turns ? markup`<a href="#turn-${turn + 1}">${text}</a>` : text
  return markup`<dt>${label}</dt><dd>${shown}</dd>`
}

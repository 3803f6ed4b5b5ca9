/** The cases of a conversation: what failed first, each with its criterion and its whole reasoning. */
import { MEASURE_NAMES, MEASURES } from '../../../model/measure.ts'
import type { Run } from '../../../model/run.ts'
import { oneLine } from '../../../verdict/title.ts'
import { reasoningOf } from '../../../verdict/describe.ts'
import { advisoryReason } from '../../../verdict/run/advisory.ts'
import type { VerdictWord } from '../../../verdict/verdict.ts'
import { explanationOf } from '../../text/explanation.ts'
import { mark, pill } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { caseId, turnId } from '../place.ts'
import { withTurnLinks } from '../turn-links.ts'
import type { Shown, ShownCase } from './shown-case.ts'

const ORDER: readonly VerdictWord[] = ['failed', 'errored', 'skipped', 'passed']

/** Lists the cases. Their numbers are those of the order in the report. */
export function casesList(cases: readonly ShownCase[], shown: Shown): Markup {
  const numbered = cases.map((one, index) => ({ one, number: index + 1 }))
  const sorted = ORDER.flatMap((word) => numbered.filter(({ one }) => one.verdict.verdict === word))
  return markup`<ol class="cases">${sorted.map(({ one, number }) => item(one, number, shown))}</ol>`
}

function item(one: ShownCase, number: number, shown: Shown): Markup {
  const { title, verdict, evidence, assertion } = one
  const turns = {
    count: shown.run?.chat_history?.length ?? 0,
    hrefOf: (turn: number) => `#${turnId(shown, turn)}`,
  }
  const isPlain = verdict.verdict === 'passed' && verdict.note === undefined
  const { text, evidence: parts } = isPlain
    ? { text: whyPassed(one, shown), evidence: [] }
    : explanationOf(verdict, evidence)
  const more = parts.filter((part) => part.text !== assertion?.criterion)
  const isAdvisory = advisoryReason(verdict) !== null
  return markup`<li id="${caseId(shown, number)}">${mark(verdict.verdict)}<div><b>${oneLine(title)}</b>${isAdvisory ? pill('advisory failure', 'skipped') : null}
<p class="small dim">${natureOf(one)}</p>${
    text === ''
      ? null
      : markup`
<p>${withTurnLinks(text, turns)}</p>`
  }${more.map(
    (part) => markup`
<p class="small dim">${part.label}: ${withTurnLinks(part.text, turns)}</p>`,
  )}</div></li>
`
}

/** Says what kind of case it is, and what it asks for. */
function natureOf({ kind, assertion }: ShownCase): string {
  if (assertion === null) return kind
  const { type, required, criterion } = assertion
  const words = type.toLowerCase().replaceAll('_', ' ')
  const weight = required === undefined ? '' : `, ${required ? 'required' : 'advisory'}`
  return `${words}${weight}${criterion === undefined ? '' : `. Criterion: ${criterion}`}`
}

/** Returns Bland's reasoning on an assertion that passed, or the value that met a gate. */
function whyPassed({ kind, id, assertion }: ShownCase, { run }: Shown): string {
  if (run === null) return ''
  if (kind === 'gate') return receivedFor(id, run)
  if (assertion === null) return ''
  const result = run.assertion_results?.find((one) => one.assertion_id === assertion.id)
  const reasoning = result === undefined ? null : reasoningOf(result)
  return reasoning ?? 'Bland gave no reasoning.'
}

function receivedFor(gate: string, run: Run): string {
  const measure = MEASURE_NAMES.find((name) => name === gate)
  if (measure === undefined) return ''
  const { read, write } = MEASURES[measure]
  const value = read(run)
  return value === null ? '' : `Received ${write(value)}.`
}

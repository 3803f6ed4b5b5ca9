/** Finds what the run itself shows about an assertion that did not pass, in addition to Bland's explanation. */
import type { Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Concern } from './concern.ts'
import { asText, nodeTrail } from '../facts.ts'
import { closestTurn, turnWith, turnWithWords } from './find-turn.ts'
import type { Evidence } from '../record.ts'
import { speaker } from '../turns.ts'

/** The longest part, in characters. */
const PART = 300

/** Returns what was said, extracted or visited, with its turn; `reasoning` is Bland's. */
export function inConversation(
  concern: Concern,
  run: Run,
  reasoning: string | null,
): readonly Evidence[] {
  switch (concern.kind) {
    case 'text':
      return onText(concern.text, run)
    case 'variable':
      return onVariable(concern, run)
    case 'nodes':
      return [{ label: 'Visited', text: visited(run) }]
    case 'judgement':
      return pointAt('Quoted from', quotedTurn(run, reasoning), run)
  }
}

function onText(text: string, run: Run): readonly Evidence[] {
  const turns = run.chat_history ?? []
  const exact = turnWith(turns, text)
  if (exact !== null) return pointAt('Said in', exact, run)
  return pointAt('Closest to it', closestTurn(turns, text), run)
}

function onVariable(
  { name, value }: Concern & { readonly kind: 'variable' },
  run: Run,
): readonly Evidence[] {
  const extracted = run.variables_extracted ?? {}
  const isThere = Object.hasOwn(extracted, name)
  const got = isThere ? asText(extracted[name]) : null
  const turns = run.chat_history ?? []
  const spoken = [value, got].flatMap((one) =>
    one === null ? [] : (turnWithWords(turns, one) ?? []),
  )
  const names = Object.keys(extracted).join(', ') || 'nothing'
  return [
    got === null
      ? part('Extracted', `${names}; no ${name}`)
      : part('Extracted', `${name} = ${got}`),
    ...pointAt('Said in', spoken[0] ?? null, run),
  ]
}

function visited(run: Run): string {
  const trail = nodeTrail(run).map(({ told }) => oneLine(told))
  return trail.length === 0 ? 'no node' : oneLine(trail.join(' → '), 2 * PART)
}

/** Quotations that are long enough to be found in only one place. */
const QUOTATION = /["“]([^"“”]{12,300})["”]/gu

function quotedTurn(run: Run, reasoning: string | null): number | null {
  const quotations = [...(reasoning ?? '').matchAll(QUOTATION)].map(([, quoted]) => quoted ?? '')
  const found = quotations.flatMap((quoted) => turnWith(run.chat_history ?? [], quoted) ?? [])
  return found[0] ?? null
}

function pointAt(label: string, turn: number | null, run: Run): readonly Evidence[] {
  const turns = run.chat_history ?? []
  const said = turn === null ? undefined : turns[turn]
  if (turn === null || said === undefined) return []
  return [{ label, text: `turn ${turn + 1} of ${turns.length} (${speaker(said.role)})`, turn }]
}

function part(label: string, text: string): Evidence {
  return { label, text: oneLine(text, PART) }
}

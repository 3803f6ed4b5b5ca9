/** Renders the texts of a failure as plain text. */
import type { Verdict } from '../../verdict/verdict.ts'
import { oneLine } from '../../verdict/title.ts'
import { failureParts } from './failure-parts.ts'
import type { FailureContext, Labelled, Said, ShownTurn } from './failure-parts.ts'
import type { Evidence } from '../../record/record.ts'

/** Renders the message: one line that reads well alone, without ids, because CI systems group failures by it. */
export function failureLine(verdict: Verdict): string {
  const isPass = verdict.verdict === 'passed'
  const told = oneLine((isPass ? verdict.note : verdict.reason) ?? '', 1000)
  return told === '' && !isPass ? 'no reason was given' : told
}

/** Renders the details below that line: Bland's explanation, the turns that matter, and where to look. */
export function failureDetails(evidence: readonly Evidence[], context: FailureContext): string {
  const { said, turns, where } = failureParts(evidence, context)
  return joinBlocks([
    said.flatMap(saidLines),
    turns === null ? [] : [`${turns.heading}:`, ...turns.shown.map(turnLine)],
    where.map(labelled),
  ])
}

/** Joins blocks of lines with empty lines, without empty blocks. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** Renders a part as a line. */
export function labelled({ label, text }: Labelled): string {
  return `${label}: ${text}`
}

/** Renders a part of the evidence as a line, and the turns of its conversation below it. */
export function saidLines({ turns, ...part }: Said): readonly string[] {
  return [labelled(part), ...turns.map(turnLine)]
}

/** Renders a turn as a line, with a mark if the evidence points at it. */
export function turnLine({ who, text, isPointed }: ShownTurn): string {
  return `${isPointed ? '▸' : ' '} ${who.padEnd(6)} │ ${text}`
}

/** The texts of a failure, plain. */
import type { Verdict } from '../../verdict/verdict.ts'
import { oneLine } from '../../verdict/title.ts'
import { failureParts } from './failure-parts.ts'
import type { FailureContext, Labelled, ShownTurn } from './failure-parts.ts'
import type { Evidence } from '../../record/record.ts'

/** The one line that is read alone. */
export function failureLine(verdict: Verdict, { run }: FailureContext): string {
  const isPass = verdict.verdict === 'passed'
  const told = oneLine((isPass ? verdict.note : verdict.reason) ?? '', 1000)
  const line = told === '' && !isPass ? 'no reason was given' : told
  return run === null ? line : `${line} (run ${oneLine(run.id)})`
}

/** What is told below that line: what Bland said, the turns that matter, and where to look. */
export function failureDetails(evidence: readonly Evidence[], context: FailureContext): string {
  const { said, turns, where } = failureParts(evidence, context)
  return joinBlocks([
    said.map(labelled),
    turns === null ? [] : [`${turns.heading}:`, ...turns.shown.map(turnLine)],
    where.map(labelled),
  ])
}

/** Blocks of lines with an empty line between them; empty ones are left out. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** A part as a line. */
export function labelled({ label, text }: Labelled): string {
  return `${label}: ${text}`
}

/** A turn as a line, marked where the evidence points at it. */
export function turnLine({ who, text, isPointed }: ShownTurn): string {
  return `${isPointed ? '▸' : ' '} ${who.padEnd(6)} │ ${text}`
}

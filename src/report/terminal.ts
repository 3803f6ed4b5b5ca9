/** The details of a failure for a terminal: wrapped, aligned, and coloured where colours are on. */
import picocolors from 'picocolors'
import { failureParts } from './failure-parts.ts'
import type { FailureContext, FailureParts, Labelled } from './failure-parts.ts'
import type { Evidence } from './record.ts'
import { joinBlocks } from './text.ts'
import { columns, wrap } from './wrap.ts'

type Colors = ReturnType<typeof picocolors.createColors>

/** How to print. */
export interface TerminalOptions {
  /** Columns of the terminal; at least 40 are used, and at most 120. @default 80 */
  readonly width?: number | undefined
  /** Colours; by default those that the terminal and NO_COLOR allow. */
  readonly colors?: Colors
}

/** The details of a failure as {@link failureDetails} tells them, laid out for people at a terminal. */
export function failureScreen(
  evidence: readonly Evidence[],
  context: FailureContext,
  { width = 80, colors = picocolors }: TerminalOptions = {},
): string {
  const { said, turns, where } = failureParts(evidence, context)
  const most = Math.min(120, Math.max(40, width))
  return joinBlocks([
    partLines(said, most, colors),
    turns === null ? [] : turnLines(turns, most, colors),
    // Ids and paths are copied: a line break in them would be too.
    partLines(where, Infinity, colors),
  ])
}

/** What is expected is green and what was received red, as runners have it. */
function partLines(parts: readonly Labelled[], width: number, c: Colors): readonly string[] {
  const margin = Math.min(20, Math.max(0, ...parts.map(({ label }) => columns(label))) + 2)
  return parts.flatMap(({ label, text }) => {
    const paint = label === 'Expected' ? c.green : label === 'Received' ? c.red : String
    const lines = wrap(unlikeCommand(text), width - margin).map(paint)
    const start = `${label}:`.padEnd(margin)
    const [first = '', ...others] = lines
    return [c.dim(start) + first, ...others.map((line) => ' '.repeat(margin) + line)]
  })
}

function turnLines(
  { heading, shown }: NonNullable<FailureParts['turns']>,
  width: number,
  c: Colors,
): readonly string[] {
  const margin = Math.min(12, Math.max(...shown.map(({ who }) => columns(who))))
  const lines = shown.flatMap(({ who, text, isPointed }) => {
    const [first = '', ...others] = wrap(text, width - margin - 5)
    const paint = isPointed ? c.bold : String
    const mark = isPointed ? c.yellow('▸') : ' '
    const bar = c.dim('│')
    return [
      `${mark} ${who.padEnd(margin)} ${bar} ${paint(first)}`,
      ...others.map((line) => `  ${' '.repeat(margin)} ${bar} ${paint(line)}`),
    ]
  })
  return [c.dim(`${heading}:`), ...lines]
}

/** A wrapped line may begin with any word of it, and GitHub Actions takes one with `::name` for a command. */
function unlikeCommand(text: string): string {
  return text.replaceAll(/::(?=[a-z])/giu, ': :')
}

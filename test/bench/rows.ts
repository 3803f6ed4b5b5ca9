/** The rows of the table: what was measured, beside what it is measured against. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { z } from 'zod'

const rowSchema = z.object({
  table: z.enum(['imports', 'vitest', 'playwright', 'junit', 'lag', 'report', 'size']),
  what: z.string(),
  ours: z.string(),
  /** What it is measured against, in the same minutes; empty for nothing. */
  peer: z.string(),
  ratio: z.number().nullable(),
  /** What is to be reached, and whether it was; null for no goal. */
  goal: z.object({ text: z.string(), isMet: z.boolean() }).nullable(),
})

/** A row. */
export type Row = z.infer<typeof rowSchema>

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the rows. */
    rows: string
  }
}

/** Adds a row, and prints it. */
export function record(row: Row): void {
  appendFileSync(inject('rows'), `${JSON.stringify(row)}\n`)
  process.stdout.write(`${cellsOf(row).join(' | ')}\n`)
}

/** A goal that a figure is not to exceed. */
export function atMost(figure: number, most: number, unit = ''): NonNullable<Row['goal']> {
  return { text: `at most ${most}${unit}`, isMet: figure <= most }
}

/** What was recorded. */
export function readRows(path: string): readonly Row[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => rowSchema.parse(JSON.parse(line)))
}

/** A row as it is shown. */
export function cellsOf({ what, ours, peer, ratio, goal }: Row): readonly string[] {
  const met = goal === null ? '' : `${goal.text}: ${goal.isMet ? 'met' : '**not met**'}`
  return [what, ours, peer, ratio === null ? '' : ratio.toFixed(2), met]
}

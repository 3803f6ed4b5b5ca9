/** Plays the table: each row in each of its runners, many rows per process. */
import pLimit from 'p-limit'
import { formsOf } from '../e2e/tables/row.ts'
import type { BatchRow, Form } from '../e2e/tables/row.ts'
import { MAIN } from './place.ts'
import { playBatches } from './play-batches.ts'
import type { Outcome } from './outcome.ts'

/** How many rows a process plays, because its start is the slow part. */
const SIZE = 16
/** How many processes run at once. */
const WIDTH = 2

/** Each failed test costs Playwright a new worker, so only `npm run test:long` plays the whole table. */
const isWhole = process.env['BLAND_TESTS'] === 'long'

/** Returns the runners that play a row now. All that can play the whole table. */
export function playersOf(row: BatchRow): readonly Form[] {
  const { usualForms = [] } = row
  return formsOf(row).filter((form) => isWhole || usualForms.includes(form))
}

interface Chunk {
  readonly form: Form
  readonly rows: readonly BatchRow[]
}

/** The results of a row in each runner that played it. */
export type Played = ReadonlyMap<BatchRow, ReadonlyMap<Form, Outcome>>

/** Groups rows by exit code and arguments, so that they can share a process. Where one has a filter, all have one. */
function sharedBy({ colour, select, args }: BatchRow): string {
  return JSON.stringify([colour, select !== undefined, args])
}

function chunksOf(form: Form, rows: readonly BatchRow[]): readonly Chunk[] {
  return [...new Set(rows.map(sharedBy))].flatMap((shared) => {
    const alike = rows.filter((row) => sharedBy(row) === shared)
    return Array.from({ length: Math.ceil(alike.length / SIZE) }, (_, index) => ({
      form,
      rows: alike.slice(index * SIZE, (index + 1) * SIZE),
    }))
  })
}

/** Plays the rows in every runner that plays them now. */
export async function playTable(rows: readonly BatchRow[]): Promise<Played> {
  const forms = [...new Set(rows.flatMap(playersOf))]
  const chunks = forms.flatMap((form) =>
    chunksOf(
      form,
      rows.filter((row) => playersOf(row).includes(form)),
    ),
  )
  const inTurn = pLimit(WIDTH)
  const played = new Map(rows.map((row) => [row, new Map<Form, Outcome>()]))
  const play = async (chunk: Chunk) => {
    const outcomes = await playBatches(chunk.rows, { form: chunk.form, place: MAIN })
    for (const [index, row] of chunk.rows.entries()) {
      const outcome = outcomes[index]
      if (outcome !== undefined) played.get(row)?.set(chunk.form, outcome)
    }
  }
  await Promise.all(chunks.map((chunk) => inTurn(play, chunk)))
  return played
}

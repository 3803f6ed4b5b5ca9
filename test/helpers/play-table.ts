/** Playing the table: each row in each of its runners, many rows in a process. */
import pLimit from 'p-limit'
import { formsOf } from '../e2e/tables/row.ts'
import type { BatchRow, Form } from '../e2e/tables/row.ts'
import { MAIN } from './place.ts'
import { playBatches } from './play-batches.ts'
import type { Outcome } from './outcome.ts'

/** A process plays so many rows: starting it is what costs. */
const SIZE = 12
/** So many processes at once. */
const WIDTH = 2

/** Each failed test costs Playwright a new worker: the whole table is for `npm run test:long`. */
const isWhole = process.env['BLAND_TESTS'] === 'long'

/** The runners that play a row now; the whole table is played by all that can. */
export function playersOf(row: BatchRow): readonly Form[] {
  const { usualForms = [] } = row
  return formsOf(row).filter((form) => isWhole || usualForms.includes(form))
}

interface Chunk {
  readonly form: Form
  readonly rows: readonly BatchRow[]
}

/** What came of a row in each runner that played it. */
export type Played = ReadonlyMap<BatchRow, ReadonlyMap<Form, Outcome>>

/** Rows share a process if they end with the same exit code and are given the same arguments. */
function sharedBy({ colour, select, args }: BatchRow): string {
  return JSON.stringify([colour, select, args])
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

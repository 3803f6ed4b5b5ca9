/** Fills a page of limited size: the most important parts first, and a last line about the rest. */

/** A part of the page, and what is folded into it if there is room. */
export interface Block {
  readonly told: string
  /** Empty for nothing. */
  readonly folded: string
}

/** A table, of which the last rows may be left out. */
interface Table {
  readonly head: string
  readonly rows: readonly string[]
}

/** The content of a page, in its order. */
export interface Contents {
  readonly head: string
  /** The red scenarios, a row each. */
  readonly red: Table
  readonly blocks: readonly Block[]
  readonly others: Table
  /** The part that is always at the end. */
  readonly tail: string
}

/** The reserve for the last line, in bytes. */
const NOTE = 400

/** Fills a page of at most `most` bytes: the red rows, the blocks, the other rows, then the folded parts. */
export function fill({ head, red, blocks, others, tail }: Contents, most: number): string {
  const fixed = [head, red.head, others.head, tail].reduce((sum, text) => sum + size(text), 0)
  let room = most - NOTE - fixed
  const take = (text: string): boolean => {
    const fits = size(text) <= room
    // After one part did not fit, no less important part takes the room.
    room = fits ? room - size(text) : 0
    return fits
  }
  const first = red.rows.filter(take)
  const told = blocks.filter((block) => take(block.told))
  const listed = others.rows.filter(take)
  const isShown = told.map(({ folded }) => folded === '' || take(folded))
  const shown = told.map((block, index) => block.told + (isShown[index] ? block.folded : ''))
  const note = noteOf({
    'red scenario': blocks.length - told.length,
    'other scenario': others.rows.length - listed.length,
    conversation: isShown.filter((fits) => !fits).length,
  })
  const parts = [head, tableOf(red, first), ...shown, tableOf(others, listed), tail, note]
  return parts.filter((part) => part !== '').join('\n')
}

function tableOf({ head }: Table, rows: readonly string[]): string {
  return rows.length === 0 ? '' : head + rows.join('')
}

function size(text: string): number {
  return Buffer.byteLength(text) + 1
}

function noteOf(left: Readonly<Record<string, number>>): string {
  const parts = Object.entries(left).flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`],
  )
  return parts.length === 0 ? '' : `Left out to save space: ${parts.join(', ')}.\n`
}

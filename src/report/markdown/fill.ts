/** Filling a page that has an end: what matters most first, and a last line on what had no room. */

/** A part of the page, and what is folded into it where there is room. */
export interface Block {
  readonly told: string
  /** Empty for nothing. */
  readonly folded: string
}

/** What there is to tell. */
export interface Contents {
  readonly head: string
  readonly blocks: readonly Block[]
  readonly tableHead: string
  readonly rows: readonly string[]
}

/** Kept for the last line, in bytes. */
const NOTE = 400

/** The page in at most `most` bytes: first every block, then the rows, then what is folded in. */
export function fill(contents: Contents, most: number): string {
  const { head, blocks, tableHead, rows } = contents
  let room = most - NOTE - size(head) - size(tableHead)
  const take = (text: string): boolean => {
    const fits = size(text) <= room
    // Nothing that matters less takes the room that was too small.
    room = fits ? room - size(text) : 0
    return fits
  }
  const told = blocks.filter((block) => take(block.told))
  const listed = rows.filter(take)
  const isShown = told.map(({ folded }) => folded === '' || take(folded))
  const shown = told.map((block, index) => block.told + (isShown[index] ? block.folded : ''))
  const note = noteOf({
    'red run': blocks.length - told.length,
    'other run': rows.length - listed.length,
    conversation: isShown.filter((fits) => !fits).length,
  })
  const table = listed.length === 0 ? '' : tableHead + listed.join('')
  return [head, ...shown, table, note].filter((part) => part !== '').join('\n')
}

function size(text: string): number {
  return Buffer.byteLength(text) + 1
}

function noteOf(left: Readonly<Record<string, number>>): string {
  const parts = Object.entries(left).flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`],
  )
  return parts.length === 0 ? '' : `Left out, as there was no room: ${parts.join(', ')}.\n`
}

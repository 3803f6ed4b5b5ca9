/** Fills a page of limited size: the most important parts first, and a last line about the rest. */

/** A part of the page, and what is folded into it if there is room. */
export interface Block {
  readonly told: string
  /** Empty for nothing. */
  readonly folded: string
}

/** The content of a page. */
export interface Contents {
  readonly head: string
  readonly blocks: readonly Block[]
  readonly tableHead: string
  readonly rows: readonly string[]
}

/** The reserve for the last line, in bytes. */
const NOTE = 400

/** Fills a page of at most `most` bytes: first every block, then the rows, then the folded parts. */
export function fill(contents: Contents, most: number): string {
  const { head, blocks, tableHead, rows } = contents
  let room = most - NOTE - size(head) - size(tableHead)
  const take = (text: string): boolean => {
    const fits = size(text) <= room
    // After one part did not fit, no less important part takes the room.
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
  return parts.length === 0 ? '' : `Left out to save space: ${parts.join(', ')}.\n`
}

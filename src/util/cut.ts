/** Cuts long text, never inside a character. */

/** Shortens a text to about `most` characters. Leaves out the middle and says so. */
export function headAndTail(text: string, most: number): string {
  if (text.length <= most) return text
  const half = Math.floor(most / 2)
  const start = text.slice(0, boundary(text, half))
  const tail = text.slice(boundary(text, text.length - half))
  const left = text.length - start.length - tail.length
  return `${start}\n… ${left} characters left out …\n${tail}`
}

/** Shortens a text to at most `most` characters. `…` replaces the end. */
export function beginning(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, boundary(text, most - 1))}…`
}

/** Moves a position that is inside a surrogate pair to before the pair. */
function boundary(text: string, at: number): number {
  const isInside = (text.codePointAt(at - 1) ?? 0) > 0xffff
  return isInside ? at - 1 : at
}

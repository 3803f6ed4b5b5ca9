/** Cutting long text, never through a character. */

/** At most about `most` characters, the middle left out, and said so. */
export function headAndTail(text: string, most: number): string {
  if (text.length <= most) return text
  const half = Math.floor(most / 2)
  const start = text.slice(0, boundary(text, half))
  const tail = text.slice(boundary(text, text.length - half))
  const left = text.length - start.length - tail.length
  return `${start}\n… ${left} characters left out …\n${tail}`
}

/** At most `most` characters, the end left out for `…`. */
export function beginning(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, boundary(text, most - 1))}…`
}

/** The place, or the one before it where it is between the halves of a character. */
function boundary(text: string, at: number): number {
  const isInside = (text.codePointAt(at - 1) ?? 0) > 0xffff
  return isInside ? at - 1 : at
}

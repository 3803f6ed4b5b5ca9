/** Reads JSON from other programs. */

/** How many levels a body may be nested: the deepest that was ever seen has eight. */
const DEEPEST = 200

/** A parsed body, or the reason why it is none. */
export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-deep'; readonly problem: string }

/** Reads JSON. Deeper nesting would overflow the stack of code that walks through it. */
export function parseJson(text: string): ParsedJson {
  if (isTooDeep(text))
    return { kind: 'too-deep', problem: `it is nested more than ${DEEPEST} levels deep` }
  try {
    return { kind: 'value', value: JSON.parse(text) }
  } catch {
    return { kind: 'none' }
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') at = endOfText(text, at)
    else depth += STEPS[character] ?? 0
    if (depth > DEEPEST) return true
  }
  return false
}

const STEPS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }

/** Returns the end of the text that begins at `start`, because its brackets are no levels. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}

/** Finds the turn of a conversation that contains something. */
import type { ChatTurn } from '../../model/run.ts'

/** Returns the first turn with the text, in any letter case and spacing; null for none. */
export function turnWith(turns: readonly ChatTurn[], text: string): number | null {
  const wanted = normal(text)
  return wanted === '' ? null : firstTurn(turns, (said) => said.includes(wanted))
}

/** Returns the first turn with the value as whole words: `not` does not contain `no`. */
export function turnWithWords(turns: readonly ChatTurn[], value: string): number | null {
  const wanted = wordsOf(value)
  if (wanted.length === 0) return null
  const phrase = ` ${wanted.join(' ')} `
  return firstTurn(turns, (said) => ` ${wordsOf(said).join(' ')} `.includes(phrase))
}

/** More words than a criterion has. */
const MOST_WORDS = 50

/** Returns the last of the turns that share the most words with a text, at least half of them; null for none. */
export function closestTurn(turns: readonly ChatTurn[], text: string): number | null {
  const wanted = new Set(wordsOf(normal(text)).slice(0, MOST_WORDS).map(stem))
  let [closest, most]: [number | null, number] = [null, Math.max(1, wanted.size / 2)]
  for (const [index, { content }] of turns.entries()) {
    const said = new Set(wordsOf(normal(content)).map(stem))
    const shared = [...wanted].filter((word) => said.has(word)).length
    if (shared >= most) [closest, most] = [index, shared]
  }
  return closest
}

function firstTurn(turns: readonly ChatTurn[], matches: (said: string) => boolean): number | null {
  const index = turns.findIndex(({ content }) => matches(normal(content)))
  return index < 0 ? null : index
}

/** Normalises a text for comparison: by its sound, not by its spelling. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function wordsOf(text: string): readonly string[] {
  return normal(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Returns the beginning of a word, so that `cancelled` is close to `cancellation`. */
function stem(word: string): string {
  return word.slice(0, 6)
}

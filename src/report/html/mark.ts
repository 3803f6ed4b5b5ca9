/** Verdicts and labels on pages. A verdict is a colour, a shape and a word. */
import { WORDS } from '../text/verdict-words.ts'
import type { CountedWord } from '../text/verdict-words.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'

/** Shows a verdict as a mark. The word is there for readers that see no shapes. */
export function mark(word: CountedWord): Markup {
  return markup`<span class="i ${word}">${word === 'flaky' ? word : WORDS[word]}</span>`
}

/** Shows a short label in the colour of a word. */
export function pill(label: string, colour: CountedWord): Markup {
  return markup`<span class="pill ${colour}">${label}</span>`
}

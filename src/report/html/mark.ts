/** Verdicts and labels on pages. A verdict is a colour, a shape and a word. */
import type { VerdictWord } from '../../verdict/verdict.ts'
import { WORDS } from '../text/verdict-words.ts'
import type { CountedWord } from '../text/verdict-words.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'

/** Shows a verdict as a mark. The word is there for readers that see no shapes. */
export function mark(verdict: VerdictWord): Markup {
  return markup`<span class="i ${verdict}">${WORDS[verdict]}</span>`
}

/** Shows a short label in the colour of a word. */
export function pill(label: string, colour: CountedWord): Markup {
  return markup`<span class="pill ${colour}">${label}</span>`
}

/** Escapes text for GitHub's Markdown: no markup, mention, link, emoji or formula. */
import { plainText } from '../../util/plain-text.ts'
import { oneLine } from '../../verdict/title.ts'

/** Characters that could begin or end markup. They become numeric references. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~&$^=]|:(?=\S)/gu

/** Formats a text on one line, for a paragraph, a list or a table. */
export function inline(text: string, longest = 300): string {
  return oneLine(text, longest)
    .replaceAll(MARKUP, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(/\bwww\./giu, (www) => `${www.slice(0, 3)}&#46;`)
    .replace(
      /^(-|\d+\.)/u,
      (start) => `${start.slice(0, -1)}&#${start.codePointAt(start.length - 1)};`,
    )
    .replaceAll('@', '@<!-- -->')
}

/** Formats a text of several lines unchanged, in an element without markup. */
export function preformatted(text: string): string {
  const escaped = plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  return `<pre>\n${escaped}\n</pre>`
}

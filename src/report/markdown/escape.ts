/** Text in GitHub's Markdown, read as it was written: no markup, no mention, no link, no emoji, no formula. */
import { plainText } from '../../util/plain-text.ts'
import { oneLine } from '../../verdict/title.ts'

/** What could begin or end markup; all are read back from their numbers. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~&$^=]|:(?=\S)/gu

/** A text on one line, for a paragraph, a list or a table. */
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

/** A text of many lines as it stands, in an element that takes no markup. */
export function preformatted(text: string): string {
  const escaped = plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  return `<pre>\n${escaped}\n</pre>`
}

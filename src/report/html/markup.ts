/** HTML and SVG whose texts are escaped unless they were made here: nothing said in a call becomes markup. */
import { plainText } from '../../util/plain-text.ts'

/** Markup as it stands on a page. Made by {@link markup} and {@link trusted} alone. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What can stand between markup: text is cleaned and escaped; null is nothing. */
export type Part = string | number | Markup | null | readonly Part[]

/** A tag for templates: what is written stays, what is put in is escaped, for elements and quoted attributes alike. */
export function markup(written: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let html = written[0] ?? ''
  for (const [index, part] of parts.entries()) html += render(part) + (written[index + 1] ?? '')
  return new Markup(html)
}

/** Text of our own that is markup already, such as a style sheet. */
export function trusted(html: string): Markup {
  return new Markup(html)
}

function render(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.html
  if (typeof part === 'string') return escape(part)
  return typeof part === 'number' ? String(part) : part.map(render).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

function escape(text: string): string {
  const plain = plainText(text)
  if (!/[&<>"'`]/u.test(plain)) return plain
  return plain.replaceAll(/[&<>"'`]/gu, (character) => ENTITIES[character] ?? '')
}

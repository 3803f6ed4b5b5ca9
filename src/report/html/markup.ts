/** HTML and SVG with escaped texts: nothing said in a conversation becomes markup. */
import { plainText } from '../../util/plain-text.ts'

/** Markup for a page. Only {@link markup} and {@link trusted} make it. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** A part of markup: texts are cleaned and escaped; null adds nothing. */
export type Part = string | number | Markup | null | readonly Part[]

/** Tags a template: its literal parts stay, its values are escaped, for elements and quoted attributes alike. */
export function markup(written: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let html = written[0] ?? ''
  for (const [index, part] of parts.entries()) html += render(part) + (written[index + 1] ?? '')
  return new Markup(html)
}

/** Wraps our own text that is markup already, such as a style sheet. */
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

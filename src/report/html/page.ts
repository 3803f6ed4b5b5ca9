/** The frame of every page: one file without script or network, enforced by its policy. */
import { createHash } from 'node:crypto'
import type { VerdictWord } from '../../verdict/verdict.ts'
import { markup, trusted } from './markup.ts'
import type { Markup } from './markup.ts'

/** The content of a page. */
export interface PageParts {
  readonly title: string
  readonly style: string
  readonly body: Markup
}

/** Renders a whole page. */
export function page({ title, style, body }: PageParts): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.html
}

/** Shows a verdict as a coloured word, with a count before it if given. */
export function badge(word: VerdictWord, count: number | null = null): Markup {
  const text = count === null ? word : `${count} ${word}`
  return markup`<span class="verdict ${word}">${text}</span>`
}

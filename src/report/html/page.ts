/** The frame of every page: one file with one style, one script and no network, enforced by its policy. */
import { createHash } from 'node:crypto'
import { markup, trusted } from './markup.ts'
import type { Markup } from './markup.ts'
import { BASE_STYLE } from './style.ts'

/** The content of a page. */
export interface PageParts {
  readonly title: string
  /** The style of this kind of page, which is added to that of all pages. */
  readonly style: string
  readonly script: string
  readonly body: Iterable<Markup>
}

/**
 * Renders a page in parts: what is long is written before the rest is rendered. Styles and scripts are the same in
 * all reports; nothing that comes from a conversation is ever in them.
 */
export function* page({ title, style: own, script, body }: PageParts): Generator<string, void> {
  const style = BASE_STYLE + own
  const policy = [
    `default-src 'none'`,
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  yield markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy.join('; '))}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
<script>${trusted(script)}</script>
</head>
<body>
`.html
  for (const part of body) yield part.html
  yield `
</body>
</html>
`
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Lists the keys of a page in a dialog, and lets people switch single keys off (WCAG 2.1.4). */
export function keyboardHelp(keys: readonly (readonly [keys: string, what: string])[]): Markup {
  return markup`<dialog id="help" aria-labelledby="help-h"><h2 id="help-h">Keyboard</h2>
<dl>${keys.map(([key, what]) => markup`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
<form method="dialog"><label><input type="checkbox" id="on" checked> Single-key shortcuts</label><button>Close</button></form></dialog>`
}

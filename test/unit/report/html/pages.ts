/** Pages as a test reads them, by a parser that knows nothing of ours. */
import { createHash } from 'node:crypto'
import { Window } from 'happy-dom'
import type { Document } from 'happy-dom'

/** Parses a page without running or loading anything. */
export function parsePage(html: string): Document {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } })
  return new window.DOMParser().parseFromString(html, 'text/html')
}

/**
 * What a page may not have, by what it has of it: all that runs, loads or leads elsewhere, but for its own
 * script.
 */
export function dangers(document: Document): readonly string[] {
  const elements = [...document.querySelectorAll('*')]
  const scripts = elements.filter(({ tagName }) => tagName === 'SCRIPT').slice(1)
  const names = elements.map(({ tagName }) => tagName.toLowerCase())
  const attributes = elements.flatMap((element) =>
    [...element.attributes].map(({ name, value }) => [name.toLowerCase(), value ?? ''] as const),
  )
  return [
    ...scripts.map(() => 'a second script'),
    ...names.filter((name) => /^(?:img|iframe|object|embed|link|base|video)$/u.test(name)),
    ...attributes.flatMap(([name, value]) => {
      const isLocal = name !== 'href' || /^(?:#|[\w./%#-]+$)/u.test(value)
      return /^(?:on|style$|src|action$)/u.test(name) || !isLocal ? [`${name}=${value}`] : []
    }),
  ]
}

/** The styles and scripts of a page that its own policy does not allow. */
export function refused(document: Document): readonly string[] {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
  const allowed = policy?.getAttribute('content') ?? ''
  return [...document.querySelectorAll('style, script')]
    .map(({ textContent }) => textContent)
    .filter((style) => {
      const hash = createHash('sha256').update(style).digest('base64')
      return !allowed.includes(`'sha256-${hash}'`)
    })
}

/** The text of an element on one line. */
export function textOf(document: Document, selector: string): string {
  return (document.querySelector(selector)?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim()
}

export function textsOf(document: Document, selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)].map(({ textContent }) =>
    textContent.replaceAll(/\s+/gu, ' ').trim(),
  )
}

/** Finds the text that users want to redact. */
import { merge, TOKEN } from './text/find.ts'
import type { Find, Finder } from './text/find.ts'

const TOKENS = new RegExp(TOKEN, 'gu')

/** Makes a finder for the user's own patterns. Earlier patterns win. */
export function customFinder(patterns: readonly RegExp[]): Finder {
  const copies = patterns.map(globalCopy)
  return ({ text }) => {
    const tokens = copies.length === 0 ? [] : Array.from(text.matchAll(TOKENS), spanOf)
    return copies
      .map((pattern) => findAll(text, pattern, tokens))
      .reduce((all, found) => merge(all, found), [])
  }
}

/** Copies an expression: the user may use it elsewhere, so its `lastIndex` is neither read nor changed. */
function globalCopy(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags.replaceAll(/[gy]/gu, '')}g`)
}

interface Span {
  readonly start: number
  readonly end: number
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** Finds all matches, without the tokens inside them, which are redacted already. */
function findAll(text: string, pattern: RegExp, tokens: readonly Span[]): readonly Find[] {
  let next = 0
  return Array.from(text.matchAll(pattern), spanOf)
    .flatMap((span) => {
      while ((tokens[next]?.end ?? Infinity) <= span.start) next++
      return without(span, tokens, next)
    })
    .map(({ start, end }): Find => ({ start, end, kind: 'redacted', key: text.slice(start, end) }))
    .filter(({ key }) => key.trim() !== '')
}

/** Cuts the tokens out of a span. The token at `first` is the first that can overlap it. */
function without(span: Span, tokens: readonly Span[], first: number): readonly Span[] {
  const left: Span[] = []
  let at = span.start
  for (let index = first; ; index++) {
    const token = tokens[index]
    if (token === undefined || token.start >= span.end) break
    left.push({ start: at, end: token.start })
    at = token.end
  }
  return [...left, { start: at, end: span.end }]
}

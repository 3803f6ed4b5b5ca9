/** Making text from outside harmless for every output, before any of them escapes it. */
import { stripVTControlCharacters } from 'node:util'

/**
 * Text without terminal sequences, without control characters but tabs and line breaks, without
 * characters that change the direction of what follows, and without lone surrogates. Line breaks are LF.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?|[\v\f\u0085]/gu, '\n')
    .replaceAll(/\p{Surrogate}/gu, '?')
    .replaceAll(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
}

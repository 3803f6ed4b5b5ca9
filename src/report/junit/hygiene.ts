/**
 * Makes text safe for XML, before junit-report-builder sees it.
 *
 * The library escapes only the first `]]>` of a text, and before it drops illegal characters: a caller who
 * says the right words could close the section and add passing test cases to the report
 * (https://github.com/davidparsson/junit-report-builder, 5.1.2, with xmlbuilder 15.1.1).
 */
import { plainText } from '../../util/plain-text.ts'

/**
 * Cleans text for XML. Breaks up `[[ATTACHMENT|path]]`, with which a caller could make readers publish any
 * file of the machine, and `[[PROPERTY|name=value]]`, which readers believe.
 */
export function clean(text: string): string {
  return plainText(text)
    .replaceAll(']]>', ']] >')
    .replaceAll(/\[(?=\[(?:ATTACHMENT|PROPERTY)\|)/giu, '[ ')
}

/** Cleans text for attributes, on one line. */
export function cleanLine(text: string): string {
  return clean(text).replaceAll(/\s+/gu, ' ').trim()
}

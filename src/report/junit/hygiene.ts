/**
 * Makes text safe for XML, before junit-report-builder sees it.
 *
 * The library escapes only the first `]]>` of a text, and before it drops illegal characters: a
 * caller who says the right words could close the section and add passing test cases to the report
 * (https://github.com/davidparsson/junit-report-builder, 5.1.2, with xmlbuilder 15.1.1).
 */
import { plainText } from '../../util/plain-text.ts'

/**
 * Text as XML may carry it. Nobody who speaks attaches a file, or says what is known of a case: readers of
 * `[[ATTACHMENT|path]]` would publish any file of the machine, those of `[[PROPERTY|name=value]]` believe it.
 */
export function clean(text: string): string {
  return plainText(text)
    .replaceAll(']]>', ']] >')
    .replaceAll(/\[(?=\[(?:ATTACHMENT|PROPERTY)\|)/giu, '[ ')
}

/** The same on one line, for attributes. */
export function cleanLine(text: string): string {
  return clean(text).replaceAll(/\s+/gu, ' ').trim()
}

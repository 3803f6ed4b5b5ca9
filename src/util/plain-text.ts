/** Makes text from outside harmless for every output, before the output escapes it. */

/**
 * Sequences that terminals obey: control sequences, strings (titles, links), character sets, single
 * letters. Not `stripVTControlCharacters` of `node:util`: its pattern takes quadratic time for an escape
 * followed by `;#;#;#…`, seven seconds for 80 kB.
 */
// oxlint-disable no-control-regex -- they are what is looked for
const SEQUENCES: readonly RegExp[] = [
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]/gu,
  /(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\n\u0007\u001B\u009C]{0,2048}(?:\u0007|\u001B\\|\u009C)/gu,
  /\u001B(?:[()#][\dA-Z]|[\dA-OQ-TZcf-ntqry=><~])/gu,
]
/** Characters that most texts do not have. With `u`, only lone surrogates match. */
const SUSPICIOUS =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/u
// oxlint-enable no-control-regex

/** Removes the sequences that terminals obey. */
export function withoutSequences(text: string): string {
  if (!SUSPICIOUS.test(text)) return text
  return SEQUENCES.reduce((rest, sequence) => rest.replaceAll(sequence, ''), text)
}

/**
 * Removes terminal sequences, control characters except tabs and line breaks, characters that change the
 * text direction, and lone surrogates. Line breaks become LF. Breaks up texts that Azure Pipelines and
 * TeamCity would take for a command anywhere in a log.
 */
export function plainText(text: string): string {
  if (!SUSPICIOUS.test(text) && !text.includes('##')) return text
  return withoutSequences(text)
    .replaceAll(/\r\n?|[\v\f\u0085]/gu, '\n')
    .replaceAll(/\p{Surrogate}/gu, '?')
    .replaceAll(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/##(?=[a-z]*\[)/giu, '# #')
}

/** Large objects as JSON, in parts. */

/** How many spaces a level is indented by. */
export const INDENT = 2

/**
 * Renders an object as `JSON.stringify` does with this indent: the entries of its lists one by one, so that the text
 * is never in memory as a whole.
 *
 * @param textOf renders a field or an entry with the same indent
 */
export function* objectParts(
  object: object,
  textOf: (value: unknown) => string,
): Generator<string, void> {
  for (const [index, [name, value]] of Object.entries(object).entries()) {
    yield `${index === 0 ? '{' : ','}\n  ${JSON.stringify(name)}: `
    if (isList(value)) yield* listParts(value, textOf)
    else yield indented(textOf(value))
  }
  yield '\n}'
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function* listParts(
  entries: Iterable<unknown>,
  textOf: (value: unknown) => string,
): Generator<string, void> {
  let before = '['
  for (const entry of entries) {
    yield `${before}\n    ${indented(indented(textOf(entry)))}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n  ]'
}

/** Indents all lines but the first. A text in JSON has no line breaks of its own. */
function indented(json: string): string {
  return json.replaceAll('\n', '\n  ')
}

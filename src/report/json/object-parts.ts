/** Large objects as JSON, in parts. */

/** Changes each value before it is written, as for `JSON.stringify`. */
type Replacer = (key: string, value: unknown) => unknown

const INDENT = 2

/**
 * Renders an object as `JSON.stringify` does, indented by two spaces. Takes the entries of its lists one by one,
 * because all that a replacer returns stays in memory until the text is whole.
 */
export function* objectParts(object: object, replacer: Replacer): Generator<string, void> {
  const textOf = (value: unknown): string => JSON.stringify(value, replacer, INDENT)
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

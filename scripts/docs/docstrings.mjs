/** Whether all that can be imported says what it is. */
import { entriesOf, symbolsOf } from './entries.mjs'
import { ownMembersOf } from './members.mjs'

/** @import { Checkout } from './checkout.mjs' */
/** @import { Module } from './module.mjs' */

/**
 * What has no docstring: exports of every entry, and the members of what users import.
 *
 * @param {Checkout} checkout
 * @returns {readonly string[]} problems, in words
 */
export function missingDocstrings(checkout) {
  const found = entriesOf(checkout).flatMap((entry) =>
    symbolsOf(checkout, entry).flatMap(({ name, module, declared, doc }) => {
      const members = entry.isForUsers ? ownMembersOf(module, declared) : []
      const own = { name, doc, start: declared.start }
      const parts = members.map((one) => ({ ...one, name: `${declared.name}.${one.name}` }))
      return [own, ...parts].flatMap((one) =>
        says(one.doc) ? [] : [`${lineOf(module, one.start)}: ${one.name} has no docstring`],
      )
    }),
  )
  return [...new Set(found)]
}

/**
 * A tag such as `@default` alone does not say what something is.
 *
 * @param {string | null} doc
 */
function says(doc) {
  return doc !== null && /^[^@]/u.test(doc)
}

/**
 * @param {Module} module
 * @param {number} start
 */
function lineOf({ path, text }, start) {
  return `${path}:${text.slice(0, start).split('\n').length}`
}

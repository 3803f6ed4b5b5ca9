/** The members of a type, with their docstrings. */
import { declarationOf } from './entries.mjs'

/** @import { TSInterfaceHeritage } from 'oxc-parser' */
/** @import { Checkout } from './checkout.mjs' */
/** @import { Declared, Module } from './module.mjs' */

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {string | null} doc
 * @property {number} start
 * @property {number} end
 */

/**
 * What a declaration itself has: properties, methods and, of a class, what is not private. Index and call
 * signatures have no name; constructors say what their class says, and what overrides or implements
 * something is what that is.
 *
 * @param {Module} module
 * @param {Declared} declared
 * @returns {readonly Member[]}
 */
export function ownMembersOf(module, { node }) {
  return partsOf(node).flatMap((part) => {
    const name = 'key' in part ? keyOf(part.key) : null
    const isKnown = name === 'constructor' || ('override' in part && part.override)
    if (name === null || isKnown) return []
    return [{ name, doc: module.docBefore(part.start), start: part.start, end: part.end }]
  })
}

/** @param {Declared['node']} node */
function partsOf(node) {
  if (node.type === 'TSInterfaceDeclaration') return node.body.body
  if (node.type === 'ClassDeclaration') return node.implements?.length ? [] : node.body.body
  const literal = node.type === 'TSTypeAliasDeclaration' ? node.typeAnnotation : null
  return literal?.type === 'TSTypeLiteral' ? literal.members : []
}

/** @param {import('oxc-parser').PropertyKey} key */
function keyOf(key) {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' ? String(key.value) : null
}

/**
 * The names of all members of a type, those that it inherits included; of a union, those of its parts.
 *
 * @param {Checkout} checkout
 * @param {Module} module
 * @param {string} name
 * @returns {readonly string[]}
 */
export function keysOf(checkout, module, name) {
  const found = declarationOf(checkout, module, name)
  const { node } = found.declared
  if (node.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSUnionType') {
    const parts = node.typeAnnotation.types.map((part) => textOf(found.module, part))
    return [...new Set(parts.flatMap((part) => keysOf(checkout, found.module, part)))]
  }
  const own = ownMembersOf(found.module, found.declared).map((member) => member.name)
  const parents = node.type === 'TSInterfaceDeclaration' ? node.extends : []
  return [...parents.flatMap((parent) => inheritedBy(checkout, found.module, parent)), ...own]
}

/**
 * @param {Checkout} checkout
 * @param {Module} module
 * @param {TSInterfaceHeritage} heritage
 * @returns {readonly string[]}
 */
function inheritedBy(checkout, module, { expression, typeArguments }) {
  const [first, second] = typeArguments?.params ?? []
  const parent = textOf(module, expression)
  if (first === undefined) return keysOf(checkout, module, parent)
  const keys = keysOf(checkout, module, textOf(module, first))
  if (parent === 'Partial' || parent === 'Without') return keys
  const picked = second === undefined ? [] : textOf(module, second).matchAll(/'(\w+)'/gu)
  if (parent === 'Pick') return [...picked].map(([, key = '']) => key)
  throw new Error(`${module.path}: what ${parent}<…> inherits is not known here`)
}

/**
 * @param {Module} module
 * @param {{ readonly start: number, readonly end: number }} node
 */
export function textOf({ text }, { start, end }) {
  return text.slice(start, end)
}

/** A declaration as users see it: without what it does, and without what is private. */
import { textOf } from './members.mjs'

/** @import { Class, Function as FunctionNode } from 'oxc-parser' */
/** @import { Declared, Module } from './module.mjs' */

/**
 * The text of a declaration, types and interfaces with the docstrings of their members.
 *
 * @param {Module} module
 * @param {Declared} declared
 * @returns {string}
 */
export function signatureOf(module, { node, name }) {
  if (node.type === 'FunctionDeclaration') return head(module, node)
  if (node.type === 'ClassDeclaration') return classOf(module, node)
  if (node.type !== 'VariableDeclaration') return textOf(module, node)
  const one = node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)
  return `${node.kind} ${one === undefined ? name : textOf(module, one.id)}`
}

/**
 * @param {Module} module
 * @param {FunctionNode} node
 */
function head({ text }, { start, end, body }) {
  return text.slice(start, body?.start ?? end).trim()
}

/**
 * @param {Module} module
 * @param {Class} node
 */
function classOf(module, { start, body, implements: contracts = [] }) {
  // Users make reporters, whose methods a runner calls; they get errors, and make none.
  const isReporter = contracts.length > 0
  const parts = body.body.filter((part) => isConstructor(part) === isReporter)
  const lines = parts.flatMap((part) => publicPart(module, part)).map((line) => `  ${line}`)
  return [`${module.text.slice(start, body.start).trim()} {`, ...lines, '}'].join('\n')
}

/** @param {Class['body']['body'][number]} part */
function isConstructor(part) {
  return part.type === 'MethodDefinition' && part.kind === 'constructor'
}

/**
 * @param {Module} module
 * @param {Class['body']['body'][number]} part
 * @returns {readonly string[]}
 */
function publicPart(module, part) {
  const isPrivate = !('key' in part) || part.key.type === 'PrivateIdentifier'
  if (isPrivate || ('override' in part && part.override)) return []
  const text = part.type === 'MethodDefinition' ? methodOf(module, part) : textOf(module, part)
  const doc = module.docBefore(part.start)
  return doc === null ? [text] : [`/** ${doc} */`, text]
}

/**
 * @param {Module} module
 * @param {import('oxc-parser').MethodDefinition} method
 */
function methodOf({ text }, { start, value }) {
  return text.slice(start, value.body?.start).trim()
}

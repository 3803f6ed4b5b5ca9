/** A TypeScript file: what it declares at its top, what it exports and imports, and the docstrings. */
import { parseSync } from 'oxc-parser'

/** @import { Program, Statement } from 'oxc-parser' */
/** @import { Checkout } from './checkout.mjs' */

/**
 * @typedef {object} Module
 * @property {string} path
 * @property {string} text
 * @property {ReadonlyMap<string, Declared>} declared By name.
 * @property {ReadonlyMap<string, Origin>} imported By the name that it has here.
 * @property {readonly Exported[]} exported
 * @property {(start: number) => string | null} docBefore The docstring right before a place.
 */

/**
 * @typedef {object} Declared
 * @property {string} name
 * @property {Statement} node
 * @property {number} start Where it starts, with `export`.
 */

/** @typedef {{ readonly from: string, readonly name: string }} Origin */

/**
 * @typedef {object} Exported
 * @property {string} name As others import it.
 * @property {string} local As it is called in the module that has it.
 * @property {string | null} from The module that has it; null for this one.
 */

/** @type {WeakMap<Checkout, Map<string, Module>>} */
const known = new WeakMap()

/**
 * Reads a module, once for each checkout.
 *
 * @param {Checkout} checkout
 * @param {string} path
 * @returns {Module}
 */
export function moduleAt(checkout, path) {
  const modules = known.get(checkout) ?? new Map()
  known.set(checkout, modules)
  const module = modules.get(path) ?? readModule(path, checkout.read(path))
  modules.set(path, module)
  return module
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Module}
 */
function readModule(path, text) {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  const ends = docs.map(({ value, start, end }) => ({ start, end, doc: plain(value) }))
  return {
    path,
    text,
    declared: new Map(declarationsOf(program).map((one) => [one.name, one])),
    imported: new Map(program.body.flatMap(importsOf)),
    exported: program.body.flatMap(exportsOf),
    docBefore: (start) => {
      const found = ends.findLast(({ end }) => end <= start)
      // A linter is told its exceptions between the two.
      const between = text.slice(found?.end ?? 0, start).replaceAll(/^\s*\/\/.*$/gmu, '')
      return found !== undefined && between.trim() === '' ? found.doc : null
    },
  }
}

/**
 * A comment without its stars.
 *
 * @param {string} comment
 */
function plain(comment) {
  return comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/u, '').trimEnd())
    .join('\n')
    .trim()
}

/**
 * @param {Program} program
 * @returns {readonly Declared[]}
 */
function declarationsOf({ body }) {
  return body.flatMap((statement) => {
    const isExport = statement.type === 'ExportNamedDeclaration'
    const node = isExport ? statement.declaration : statement
    return node === null
      ? []
      : namesOf(node).map((name) => ({ name, node, start: statement.start }))
  })
}

/**
 * @param {Statement} node
 * @returns {readonly string[]}
 */
function namesOf(node) {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  }
  const id = 'id' in node ? node.id : null
  return id?.type === 'Identifier' ? [id.name] : []
}

/**
 * @param {Statement} statement
 * @returns {readonly (readonly [string, Origin])[]}
 */
function importsOf(statement) {
  if (statement.type !== 'ImportDeclaration') return []
  const from = statement.source.value
  return statement.specifiers.map((one) => {
    const name = one.type === 'ImportSpecifier' ? nameOf(one.imported) : '*'
    return /** @type {const} */ ([one.local.name, { from, name }])
  })
}

/**
 * @param {Statement} statement
 * @returns {readonly Exported[]}
 */
function exportsOf(statement) {
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement
    const local = declaration.type === 'Identifier' ? declaration.name : 'default'
    return [{ name: 'default', local, from: null }]
  }
  if (statement.type !== 'ExportNamedDeclaration') return []
  const { declaration, specifiers, source } = statement
  const own = declaration === null ? [] : namesOf(declaration)
  return [
    ...own.map((name) => ({ name, local: name, from: null })),
    ...specifiers.map(({ local, exported }) => ({
      name: nameOf(exported),
      local: nameOf(local),
      from: source?.value ?? null,
    })),
  ]
}

/** @param {import('oxc-parser').ModuleExportName} node */
function nameOf(node) {
  return node.type === 'Literal' ? node.value : node.name
}

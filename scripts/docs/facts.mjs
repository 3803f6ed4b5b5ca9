/** What there is to document, read from the sources. */
import { moduleAt } from './module.mjs'
import { keysOf, ownMembersOf, textOf } from './members.mjs'

/** @import { Checkout } from './checkout.mjs' */

/** @typedef {(checkout: Checkout) => readonly string[]} Fact Names, in any order. */

/**
 * The members of a type, those that it inherits included.
 *
 * @param {string} path
 * @param {string} name
 * @returns {Fact}
 */
export function membersOf(path, name) {
  return (checkout) => keysOf(checkout, moduleAt(checkout, path), name)
}

/**
 * What a type adds to those that it extends.
 *
 * @param {string} path
 * @param {string} name
 * @returns {Fact}
 */
export function additionsOf(path, name) {
  return (checkout) => {
    const module = moduleAt(checkout, path)
    const declared = module.declared.get(name)
    if (declared === undefined) throw new Error(`${path} has no ${name}`)
    return ownMembersOf(module, declared).map((member) => member.name)
  }
}

/**
 * The words that a type may be, or that a member of one of its parts may be.
 *
 * @param {string} path
 * @param {string} name
 * @param {RegExp} pattern finds them in its declaration
 * @returns {Fact}
 */
export function wordsOf(path, name, pattern = /'(\w+)'/gu) {
  return (checkout) => {
    const module = moduleAt(checkout, path)
    const declared = module.declared.get(name)
    if (declared === undefined) throw new Error(`${path} has no ${name}`)
    return matches(textOf(module, declared.node), pattern)
  }
}

/**
 * What a pattern finds in sources.
 *
 * @param {RegExp} folder which files
 * @param {readonly RegExp[]} patterns each with a group
 * @returns {Fact}
 */
function foundIn(folder, ...patterns) {
  return ({ files, read }) =>
    files
      .filter((path) => folder.test(path) && path.endsWith('.ts'))
      .flatMap((path) => patterns.flatMap((pattern) => matches(read(path), pattern)))
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

/** The variables that are read from the environment; one that processes tell each other is none. */
export const VARIABLES = foundIn(
  /^(?:src|packages\/(?:vitest|playwright)\/src)\//u,
  /\benv\['(BLAND_\w+)'\]/gu,
  /\{ (BLAND_\w+): \w+, \.\.\.\w+ \} = process\.env/gu,
)

/** The codes of errors: what a class says of itself, or whoever makes one of the base class. */
export const CODES = (/** @type {Checkout} */ checkout) => {
  const code = foundIn(/^src\//u, /(?:super|new BlandError)\(\s*['`](BLAND_\w+?)['`$]/gu)
  return code(checkout).map((found) => found.replace(/_$/u, '_<status>'))
}

/** The flags of the command line, those of the library that reads them included. */
export const FLAGS = (/** @type {Checkout} */ checkout) => {
  const own = foundIn(/^src\/cli\/(?:flags|program)\.ts$/u, /'(--[a-z][a-z-]*)/gu)
  return [...own(checkout), '--help', '--version']
}

/** The flags of the mock, as its help lists them. */
export const MOCK_FLAGS = foundIn(
  /^packages\/mock\/src\/cli\/arguments\.ts$/u,
  /^ {2}(--[a-z-]+)/gmu,
)

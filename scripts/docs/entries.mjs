/** The public entries of the packages, and the symbols that each of them exports. */
import { posix } from 'node:path'
import { moduleAt } from './module.mjs'

/** @import { Checkout } from './checkout.mjs' */
/** @import { Declared, Module } from './module.mjs' */

/**
 * @typedef {object} Entry
 * @property {string} name As it is imported.
 * @property {string} path
 * @property {boolean} isForUsers Others are for the adapters alone.
 */

/**
 * @typedef {object} Symbol
 * @property {string} name As it is imported; `default` for a default export.
 * @property {Module} module The module that declares it.
 * @property {Declared} declared
 * @property {string | null} doc
 */

const MANIFESTS = [
  'package.json',
  'packages/vitest/package.json',
  'packages/playwright/package.json',
  'packages/mock/package.json',
]

/** What only the adapters import: their modules say so. */
const INTERNAL = new Set([
  'bland-suite/internal/worker',
  'bland-suite/internal/leader',
  'bland-suite/internal/report',
])

/**
 * The entries that the manifests name.
 *
 * @param {Checkout} checkout
 * @returns {readonly Entry[]}
 */
export function entriesOf(checkout) {
  return MANIFESTS.filter((path) => checkout.files.includes(path)).flatMap((manifest) => {
    const { name, exports } = JSON.parse(checkout.read(manifest))
    const places = Object.entries(exports).filter(([, to]) => typeof to === 'object')
    return places.map(([key, to]) => {
      const entry = posix.join(name, key)
      const path = posix.join(posix.dirname(manifest), to['@bland-suite/source'])
      return { name: entry, path, isForUsers: !INTERNAL.has(entry) }
    })
  })
}

/**
 * What an entry exports.
 *
 * @param {Checkout} checkout
 * @param {Entry} entry
 * @returns {readonly Symbol[]}
 */
export function symbolsOf(checkout, entry) {
  const module = moduleAt(checkout, entry.path)
  return module.exported.map(({ name, local, from }) => {
    const place = from === null ? module : moduleAt(checkout, pathOf(checkout, module, from))
    const found = declarationOf(checkout, place, local)
    return { name, ...found, doc: found.module.docBefore(found.declared.start) }
  })
}

/**
 * The module in which a name is declared, through any number of re-exports.
 *
 * @param {Checkout} checkout
 * @param {Module} module
 * @param {string} name
 * @returns {{ readonly module: Module, readonly declared: Declared }}
 */
export function declarationOf(checkout, module, name) {
  const declared = module.declared.get(name)
  if (declared !== undefined) return { module, declared }
  const origin = originOf(module, name)
  if (origin === undefined) throw new Error(`${module.path} does not say what ${name} is`)
  const { from } = origin
  const next = from === null ? module : moduleAt(checkout, pathOf(checkout, module, from))
  return declarationOf(checkout, next, origin.name)
}

/**
 * Where a name comes from that a module passes on, and what it is called there.
 *
 * @param {Module} module
 * @param {string} name
 * @returns {{ readonly from: string | null, readonly name: string } | undefined}
 */
function originOf({ exported, imported }, name) {
  const passed = exported.find((one) => one.name === name)
  const isOther = passed !== undefined && (passed.from !== null || passed.local !== name)
  return isOther ? { from: passed.from, name: passed.local } : imported.get(name)
}

/**
 * The path of what a module imports: an entry of a package here, or a file beside it.
 *
 * @param {Checkout} checkout
 * @param {Module} module
 * @param {string} from
 */
function pathOf(checkout, module, from) {
  const entry = entriesOf(checkout).find((one) => one.name === from)
  return entry?.path ?? posix.join(posix.dirname(module.path), from)
}

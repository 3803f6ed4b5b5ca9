/** The API reference, made from the docstrings. */
import { format, resolveConfig } from 'prettier'
import { entriesOf, symbolsOf } from './entries.mjs'
import { signatureOf } from './signature.mjs'

/** @import { Checkout } from './checkout.mjs' */
/** @import { Entry, Symbol } from './entries.mjs' */

/** The page that it stands in. */
export const API_PAGE = 'docs/api.md'

const INTRO = `# API reference

Made from the docstrings of the sources with \`npm run docs\`; \`npm run lint\` fails where it is out of date. Options are
explained in [options](options.md), errors in [troubleshooting](troubleshooting.md).

What \`bland-suite/adapter\`, \`bland-suite/session\`, \`bland-suite/reporter\` and \`bland-suite/report\` export is for the adapters of this repository, and changes with them.`

/**
 * The whole page.
 *
 * @param {Checkout} checkout
 * @returns {Promise<string>}
 */
export async function apiReference(checkout) {
  const entries = entriesOf(checkout).filter(({ isForUsers }) => isForUsers)
  const homes = homesOf(checkout, entries)
  const sections = entries.map((entry) => sectionOf(checkout, entry, homes))
  const options = await resolveConfig(API_PAGE)
  return format([INTRO, ...sections].join('\n\n'), { ...options, parser: 'markdown' })
}

/**
 * The first entry that exports a declaration: there it is described.
 *
 * @typedef {ReadonlyMap<string, Entry>} Homes
 */

/**
 * @param {Checkout} checkout
 * @param {readonly Entry[]} entries
 * @returns {Homes}
 */
function homesOf(checkout, entries) {
  const exported = entries.flatMap((entry) =>
    symbolsOf(checkout, entry).map((symbol) => ({ identity: identityOf(symbol), entry })),
  )
  // Of entries of one key, a map keeps the last.
  return new Map(exported.toReversed().map(({ identity, entry }) => [identity, entry]))
}

/** @param {Symbol} symbol */
function identityOf({ module, declared }) {
  return `${module.path}#${declared.name}`
}

/**
 * @param {Checkout} checkout
 * @param {Entry} entry
 * @param {Homes} homes
 */
function sectionOf(checkout, entry, homes) {
  const names = new Set([...homes.keys()].map((identity) => identity.replace(/^.*#/u, '')))
  const symbols = symbolsOf(checkout, entry)
  const isHere = (/** @type {Symbol} */ one) => homes.get(identityOf(one)) === entry
  const elsewhere = symbols.filter((one) => !isHere(one)).map((one) => passedOn(one, homes))
  const also = elsewhere.length === 0 ? [] : [`Also exported here: ${elsewhere.join(', ')}.`]
  const described = symbols.filter(isHere).map((symbol) => describe(symbol, names))
  return [`## \`${entry.name}\``, ...also, ...described].join('\n\n')
}

/**
 * @param {Symbol} symbol
 * @param {Homes} homes
 */
function passedOn(symbol, homes) {
  return `\`${symbol.declared.name}\` of \`${homes.get(identityOf(symbol))?.name}\`${asDefault(symbol)}`
}

/** @param {Symbol} symbol */
function asDefault({ name }) {
  return name === 'default' ? ', as the default' : ''
}

/**
 * @param {Symbol} symbol
 * @param {ReadonlySet<string>} names
 */
function describe(symbol, names) {
  const { module, declared, doc } = symbol
  const code = `\`\`\`ts\n${signatureOf(module, declared)}\n\`\`\``
  return [`### \`${declared.name}\`${asDefault(symbol)}`, ...wordsOf(doc ?? '', names), code].join(
    '\n\n',
  )
}

/**
 * What a docstring says first, and what is thrown.
 *
 * @param {string} doc
 * @param {ReadonlySet<string>} names
 * @returns {readonly string[]}
 */
function wordsOf(doc, names) {
  const [text = '', ...tags] = doc.split(/^(?=@\w)/mu)
  const [first = ''] = text.trim().split(/\n\s*\n/u)
  const thrown = tags.flatMap((tag) => (tag.startsWith('@throws') ? [tag.slice(7).trim()] : []))
  const throws = thrown.map((one) => `- ${one.replace(/^\{(?!@)(\w+)\}/u, '{@link $1}')}`)
  const parts = [first, ...(throws.length > 0 ? [`Throws\n\n${throws.join('\n')}`] : [])]
  return parts.map((part) => linked(part, names))
}

/**
 * @param {string} text
 * @param {ReadonlySet<string>} names
 */
function linked(text, names) {
  return text.replaceAll(/\{@link (\w+)(\.\w+)?\}/gu, (_all, name, member = '') =>
    names.has(name) ? `[\`${name}${member}\`](#${name.toLowerCase()})` : `\`${name}${member}\``,
  )
}

/** Whether the documentation names what there is, and nothing else. */
import { readPage } from './markdown.mjs'
import { additionsOf, CODES, FLAGS, membersOf, MOCK_FLAGS, VARIABLES, wordsOf } from './facts.mjs'

/** @import { Checkout } from './checkout.mjs' */
/** @import { Fact } from './facts.mjs' */
/** @import { Page } from './markdown.mjs' */

/**
 * What is documented, and where.
 *
 * @typedef {object} Subject
 * @property {string} what
 * @property {Fact} there
 * @property {string} page
 * @property {Place} place
 */

/**
 * `table`: the first column of the tables that are headed so, below a heading where there are several.
 * `headings`: headings that look so. `sentences`: anywhere in backticks, where others may stand too.
 *
 * @typedef {{ readonly table: string, readonly below?: string }
 *   | { readonly headings: RegExp }
 *   | { readonly sentences: true }} Place
 */

const SUITE = 'src/session/options.ts'
const OPTIONS = 'docs/options.md'
const MOCK = 'packages/mock/README.md'
const SCRIPT = 'packages/mock/src/script/types.ts'
const FAULTS = 'packages/mock/src/faults/types.ts'
const MODIFIERS = additionsOf('src/session/define.ts', 'DefineBlandSuite')
const SENTENCES = /** @type {const} */ ({ sentences: true })

/** @type {readonly Subject[]} */
const SUBJECTS = [
  {
    what: 'an option of a suite',
    there: membersOf(SUITE, 'SuiteOptions'),
    page: OPTIONS,
    place: { table: 'option', below: 'Suites' },
  },
  {
    what: 'an option of a suite in Playwright',
    there: additionsOf('packages/playwright/src/options.ts', 'GranularityOptions'),
    page: OPTIONS,
    place: { table: 'option', below: 'Suites in Playwright' },
  },
  {
    what: 'an option of the reporters',
    there: membersOf('src/report/options.ts', 'ReporterOptions'),
    page: OPTIONS,
    place: { table: 'option', below: 'Reporters' },
  },
  { what: 'a variable', there: VARIABLES, page: OPTIONS, place: { table: 'variable' } },
  {
    what: 'an option of a scenario',
    there: membersOf(SUITE, 'ScenarioOptions'),
    page: OPTIONS,
    place: SENTENCES,
  },
  {
    what: 'a rule of `redact`',
    there: membersOf('src/redact/options.ts', 'RedactRules'),
    page: OPTIONS,
    place: SENTENCES,
  },
  {
    what: 'a kind of `redact`',
    there: wordsOf('src/redact/options.ts', 'RedactKind'),
    page: OPTIONS,
    place: SENTENCES,
  },
  {
    what: 'a gate',
    there: membersOf('src/session/gate-options.ts', 'GateOptions'),
    page: 'docs/gates.md',
    place: { table: 'gate' },
  },
  {
    what: 'a tone score',
    there: wordsOf('src/verdict/measure.ts', 'ToneDimension'),
    page: 'docs/gates.md',
    place: SENTENCES,
  },
  {
    what: 'a matcher',
    there: membersOf('src/checks/matchers.ts', 'BlandMatchers'),
    page: 'docs/checks.md',
    place: { table: 'matcher' },
  },
  {
    what: 'an option of a check',
    there: membersOf('src/checks/define-checks.ts', 'CheckOptions'),
    page: 'docs/checks.md',
    place: SENTENCES,
  },
  { what: 'a modifier', there: MODIFIERS, page: 'docs/vitest.md', place: SENTENCES },
  { what: 'a modifier', there: MODIFIERS, page: 'docs/playwright.md', place: SENTENCES },
  { what: 'a flag', there: FLAGS, page: 'docs/cli.md', place: { table: 'flag' } },
  {
    what: 'an error',
    there: CODES,
    page: 'docs/troubleshooting.md',
    place: { headings: /^BLAND_/u },
  },
  {
    what: 'an option of the mock',
    there: membersOf('packages/mock/src/options.ts', 'MockOptions'),
    page: MOCK,
    place: { table: 'option' },
  },
  {
    what: 'a key of `play`',
    there: membersOf(SCRIPT, 'MockPlay'),
    page: MOCK,
    place: { table: 'field' },
  },
  {
    what: 'a key of a fault',
    there: membersOf(FAULTS, 'Fault'),
    page: MOCK,
    place: SENTENCES,
  },
  {
    what: 'an answer of a fault',
    there: wordsOf(FAULTS, 'FaultAnswer', /kind: '([\w-]+)'/gu),
    page: MOCK,
    place: { table: '`answer.kind`' },
  },
  { what: 'a flag of the mock', there: MOCK_FLAGS, page: MOCK, place: SENTENCES },
]

/**
 * What is there and not documented, and what is documented and not there.
 *
 * @param {Checkout} checkout
 * @param {readonly Subject[]} subjects
 * @returns {readonly string[]} problems, in words
 */
export function gapsIn(checkout, subjects = SUBJECTS) {
  return subjects.flatMap(({ what, there, page, place }) => {
    const known = new Set(there(checkout))
    const told = toldBy(readPage(checkout.read(page)), place, known)
    const missing = [...known].filter((name) => !told.has(name))
    const invented = [...told].filter((name) => !known.has(name))
    // A page or a type that was moved must not pass as one that agrees.
    const nothing = known.size === 0 ? [`${page}: found no source for ${what}`] : []
    return [
      ...nothing,
      ...missing.map((name) => `${page}: ${name} is ${what}, and is not documented`),
      ...invented.map((name) => `${page}: ${name} is documented as ${what}, and there is none`),
    ]
  })
}

/**
 * @param {Page} page
 * @param {Place} place
 * @param {ReadonlySet<string>} known
 * @returns {ReadonlySet<string>}
 */
function toldBy({ sections, code }, place, known) {
  if ('headings' in place) {
    const headings = sections.map(({ heading }) => heading)
    return new Set(headings.filter((heading) => place.headings.test(heading)))
  }
  if ('table' in place) {
    const below = sections.filter(({ heading }) => [heading, undefined].includes(place.below))
    const tables = below
      .flatMap(({ tables: all }) => all)
      .filter(({ head }) => head === place.table)
    return new Set(
      tables.flatMap(({ names }) => names.map(bare)).filter((name) => !isForeign(name)),
    )
  }
  const words = new Set(code.flatMap((text) => text.split(/[^\w-]+/u)))
  return new Set([...known].filter((name) => words.has(name)))
}

/**
 * `toHaveSaid(text)`, `--scenario <name>` and `batch={…}` without what follows their names.
 *
 * @param {string} text
 */
function bare(text) {
  return text.replace(/[ (=].*$/u, '')
}

/**
 * Variables that others read too.
 *
 * @param {string} name
 */
function isForeign(name) {
  return /^[A-Z_]+$/u.test(name) && !name.startsWith('BLAND_')
}

/**
 * Names that look like ours on any page, and are neither variables nor codes.
 *
 * @param {Checkout} checkout
 * @returns {readonly string[]} problems, in words
 */
export function strangersIn(checkout) {
  const known = new Set([...VARIABLES(checkout), ...CODES(checkout)])
  const pages = checkout.files.filter((path) =>
    /^(?:README|docs\/.*|packages\/.*)\.md$/u.test(path),
  )
  return pages.flatMap((path) => {
    const named = [...checkout.read(path).matchAll(/\bBLAND_[A-Z_]+[A-Z](?:_<status>|_\d{3})?/gu)]
    const names = new Set(named.map(([name]) => name.replace(/_\d{3}$/u, '_<status>')))
    const strange = [...names].filter((name) => !known.has(name))
    return strange.map((name) => `${path}: ${name} is neither a variable nor a code`)
  })
}

/** What `npm run lint:docs` must refuse, in small. That it accepts the repository, lint itself shows. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { apiReference } from '../../../scripts/docs/api.mjs'
import { checkoutAt, checkoutOf } from '../../../scripts/docs/checkout.mjs'
import { gapsIn, strangersIn } from '../../../scripts/docs/coverage.mjs'
import { missingDocstrings } from '../../../scripts/docs/docstrings.mjs'
import { CODES, FLAGS, membersOf, VARIABLES } from '../../../scripts/docs/facts.mjs'
import { deadLinks } from '../../../scripts/docs/links.mjs'
import { createProgram } from '../../../src/cli/program.ts'

const REPOSITORY = checkoutAt(fileURLToPath(new URL('../../../', import.meta.url)))
const SOURCE = '@bland-suite/source'

/** A package of one entry, which is what is given. */
function packageOf(files: Readonly<Record<string, string>>) {
  const exports = { '.': { [SOURCE]: './src/index.ts' }, './package.json': './package.json' }
  return checkoutOf({
    'package.json': JSON.stringify({ name: 'bland-suite', exports }),
    ...files,
  })
}

/** A section with a table of options. */
function table(...rows: readonly string[]): string {
  const lines = rows.map((row) => `| ${row} | – |`)
  return ['## Suites', '| option | meaning |', '| - | - |', ...lines].join('\n')
}

describe('docstrings', () => {
  test('are missed on what an entry passes on, at the line that declares it', () => {
    const checkout = packageOf({
      'src/index.ts': `export { told, untold } from './a.ts'\nexport type { Told } from './a.ts'`,
      'src/a.ts': `/** Told. */\nexport const told = 1\n\nexport function untold(): void {}\n/** A type. */\nexport type Told = 1`,
    })
    expect(missingDocstrings(checkout)).toEqual(['src/a.ts:4: untold has no docstring'])
  })

  test('are missed on members, where a default alone does not say what a member is', () => {
    const checkout = packageOf({
      'src/index.ts': [
        '/** Options. */',
        'export interface Options {',
        '  /** Told. @default 1 */',
        '  readonly told?: number',
        '  /** @default 2 */',
        '  readonly bare?: number',
        '  readonly untold?: number',
        '}',
      ].join('\n'),
    })
    expect(missingDocstrings(checkout)).toEqual([
      'src/index.ts:6: Options.bare has no docstring',
      'src/index.ts:7: Options.untold has no docstring',
    ])
  })

  test('are those right before what they tell of, exceptions for the linter aside', () => {
    const checkout = packageOf({
      'src/index.ts': [
        '/** Of the file. */',
        "import { one } from './one.ts'",
        'export const untold = one',
        '/** Told. */',
        '// oxlint-disable-next-line some-rule -- a reason',
        'export const told = one',
      ].join('\n'),
    })
    expect(missingDocstrings(checkout)).toEqual(['src/index.ts:3: untold has no docstring'])
  })

  test('of what overrides or implements something are its own affair', () => {
    const checkout = packageOf({
      'src/index.ts': [
        '/** An error. */',
        "export class Wrong extends Error { override name = 'Wrong'; #kept = 1; code = 1 }",
        '/** A reporter. */',
        'export class Reporter implements Runner { onEnd(): void {} }',
      ].join('\n'),
    })
    expect(missingDocstrings(checkout)).toEqual(['src/index.ts:2: Wrong.code has no docstring'])
  })
})

describe('links', () => {
  test('lead to files, folders and headings that are there', () => {
    const checkout = checkoutOf({
      'README.md':
        '[a](docs/a.md) [b](docs/a.md#on-a-bad-day-1) [c](docs/) [d](#a-run) \n\n# A run',
      'docs/a.md': '# On a *bad* day\n\n# On a bad day\n\n[up](../README.md#a-run) `[no](link.md)`',
    })
    expect(deadLinks(checkout)).toEqual([])
  })

  test('are refused where they lead nowhere, a heading of the same page and an image included', () => {
    const checkout = checkoutOf({
      'README.md':
        '[a](docs/b.md) [b](docs/a.md#there) [c](#here) ![d](d.png)\n\n| [e][1] |\n|-|\n\n[1]: e.md',
      'docs/a.md': '# Nowhere',
    })
    expect(deadLinks(checkout)).toEqual([
      'README.md: docs/b.md leads to no file',
      'README.md: docs/a.md#there leads to no heading',
      'README.md: #here leads to no heading',
      'README.md: d.png leads to no file',
      'README.md: e.md leads to no file',
    ])
  })

  test('to other sites are addresses of the safe kind', () => {
    const checkout = checkoutOf({
      'README.md': '[a](https://docs.bland.ai) [b](http://docs.bland.ai) [c](javascript:alert())',
    })
    expect(deadLinks(checkout)).toEqual([
      'README.md: http://docs.bland.ai is no https address',
      'README.md: javascript:alert() is no https address',
    ])
  })

  test('of the index lead to every page of docs', () => {
    const checkout = checkoutOf({
      'README.md': '[a](docs/a.md#b)',
      'docs/a.md': '# B',
      'docs/c.md': '',
    })
    expect(deadLinks(checkout)).toEqual(['README.md: no link to docs/c.md'])
  })
})

describe('options', () => {
  const files = {
    'src/base.ts': 'export interface Base { readonly key?: string; readonly url?: string }',
    'src/options.ts': `import type { Base } from './base.ts'
      export interface Options extends Pick<Base, 'key'> { readonly names?: string; readonly only?: string }`,
  }
  const there = membersOf('src/options.ts', 'Options')
  const subject = { what: 'an option', there, page: 'a.md' }

  test('are documented in a table, several in a row, whatever follows their names', () => {
    const page = table('`key`, `names <name>`', '`only(text)`')
    const place = { table: 'option', below: 'Suites' }
    expect(gapsIn(checkoutOf({ ...files, 'a.md': page }), [{ ...subject, place }])).toEqual([])
  })

  test('are missed, and refused where there are none such', () => {
    const page = `${table('`key`', '`url`', '`only`')}\n\n## Others\n\n${table('`names`').replace('Suites', 'More')}`
    const place = { table: 'option', below: 'Suites' }
    expect(gapsIn(checkoutOf({ ...files, 'a.md': page }), [{ ...subject, place }])).toEqual([
      'a.md: names is an option, and is not documented',
      'a.md: url is documented as an option, and there is none',
    ])
  })

  test('are missed where sentences name them without backticks', () => {
    const page = 'The `key` and the `{ only: [] }`, and names.'
    const place = { sentences: true } as const
    expect(gapsIn(checkoutOf({ ...files, 'a.md': page }), [{ ...subject, place }])).toEqual([
      'a.md: names is an option, and is not documented',
    ])
  })

  test('that no source has are a mistake of the check, not a page that agrees', () => {
    const place = { headings: /^BLAND_/u }
    const checkout = checkoutOf({ 'a.md': '' })
    expect(gapsIn(checkout, [{ ...subject, there: CODES, place }])).toEqual([
      'a.md: found no source for an option',
    ])
  })
})

test('names that look like ours and are neither variables nor codes are refused on every page', () => {
  const checkout = checkoutOf({
    'src/a.ts': `super('BLAND_NO_KEY'); super(\`BLAND_HTTP_\${status}\`); env['BLAND_API_KEY']`,
    'README.md': '`BLAND_API_KEY` BLAND_HTTP_404 `BLAND_HTTP_<status>`',
    'docs/a.md': '$BLAND_APIKEY, BLAND_NO_KEY',
  })
  expect(strangersIn(checkout)).toEqual([
    'docs/a.md: BLAND_APIKEY is neither a variable nor a code',
  ])
})

test('the flags that are compared with the page are those that the program takes', () => {
  const program = createProgram(async () => {})
  const commands = program.commands.flatMap(({ options }) => options.map(({ long }) => long))
  const help = [...program.helpInformation().matchAll(/--[a-z-]+/gu)].map(([flag]) => flag)
  expect(new Set(FLAGS(REPOSITORY))).toEqual(new Set([...commands, ...help]))
})

test('the variables that are compared with the page are all that the sources name, but one', () => {
  const sources = REPOSITORY.files.filter((path) =>
    /^(?:src|packages\/\w+\/src)\/.*\.ts$/u.test(path),
  )
  const named = sources.flatMap(
    (path) => REPOSITORY.read(path).match(/\bBLAND_[A-Z_]+[A-Z]\b/gu) ?? [],
  )
  const known = new Set([...VARIABLES(REPOSITORY), ...CODES(REPOSITORY)])
  // Processes of one test run tell it each other.
  expect(new Set(named.filter((name) => !known.has(name)))).toEqual(
    new Set(['BLAND_HTTP', 'BLAND_SUITE_RUN'].filter((name) => named.includes(name))),
  )
})

describe('the API reference', () => {
  const checkout = packageOf({
    'src/index.ts': `export { Wrong, ask } from './a.ts'\nexport { default } from './reporter.ts'`,
    'src/reporter.ts': `import { Reporter } from './a.ts'\nexport default Reporter`,
    'src/a.ts': [
      '/** An error. */',
      "export class Wrong extends Error { override name = 'Wrong'; #kept = 1; constructor(why: string) { super(why) } }",
      '/**',
      ' * Asks. See {@link Wrong} and {@link Hidden}.',
      ' *',
      ' * Not shown.',
      ' *',
      ' * @throws {@link Wrong} where nobody is there',
      ' * @example',
      ' * ask()',
      ' */',
      'export function ask(whom: string): string { return whom }',
      '/** Reports. */',
      'export class Reporter implements Runner { constructor(options = {}) {} onEnd(): void {} }',
    ].join('\n'),
  })

  test('has what docstrings say first, what is thrown, and the declaration without its body', async () => {
    const page = await apiReference(checkout)
    expect(page).toContain('Asks. See [`Wrong`](#wrong) and `Hidden`.')
    expect(page).toContain('- [`Wrong`](#wrong) where nobody is there')
    expect(page).toContain('```ts\nfunction ask(whom: string): string\n```')
    expect(page).not.toMatch(/Not shown|return whom|@example/u)
  })

  test('has of errors and reporters what users do with them', async () => {
    const page = await apiReference(checkout)
    expect(page).toContain('```ts\nclass Wrong extends Error {}\n```')
    expect(page).toContain('### `Reporter`, as the default')
    expect(page).toContain('class Reporter implements Runner {\n  constructor(options = {})\n}')
  })
})

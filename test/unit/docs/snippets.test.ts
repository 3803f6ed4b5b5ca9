/** The lines of code that pages show without a file around them: they are called, with options that there are. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { sectionsOf } from '../../helpers/page.ts'
import { checkPlaywrightOptions } from '../../../packages/playwright/src/worker/suite-options.ts'
import { suiteDefiner } from '../../../src/runner/define.ts'
import { checkOptions } from '../../../src/options/check-options.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))

/** Files are played in whole by the end-to-end tests; the API reference is made from the sources. */
const SNIPPETS = readdirSync(DOCS)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    sectionsOf(readFileSync(join(DOCS, name), 'utf8'))
      .flatMap(({ blocks }) => blocks)
      .filter(({ language, text }) => language === 'ts' && !text.startsWith('// '))
      .map(({ text }) => [name, text] as const),
  )

test.each(SNIPPETS)('%s', (name, text) => {
  const check = name === 'playwright.md' ? checkPlaywrightOptions : checkOptions
  const named: string[] = []
  const note = (suite: { readonly name: string }): void => void named.push(suite.name)
  const defineBlandSuite = suiteDefiner({
    root: () => DOCS,
    // A line about one option leaves out what to test.
    check: (given, caller) => Object.assign({ pathwayId: 'a-pathway' }, check(given, caller)),
    skip: note,
    collect: note,
  })
  const body = text.replaceAll(/^import .*$/gmu, '')
  runInContext(body, createContext({ defineBlandSuite, process: { env: {} } }))
  expect(named).toHaveLength(1)
})

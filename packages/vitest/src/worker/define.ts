/** `defineBlandSuite`: a Bland batch as native tests. */
import {
  callSiteOf,
  checkOptions,
  collectChecks,
  pathsFrom,
  resolveSettings,
  sessionFolder,
  suiteName,
  withModifiers,
} from 'bland-suite/internal/worker'
import type { CallSite, Prepared, SuiteMode, SuiteSettings } from 'bland-suite/internal/worker'
import type { Define, DefineBlandSuite, SuiteBody, SuiteOptions } from 'bland-suite'
import { describe, vi } from 'vitest'
import type { ExpectStatic } from 'vitest'
import { collectSkipped, collectSuite } from './collect.ts'
import type { SuiteBase } from './collect.ts'
import { takePlace } from '../quarantine/current-suite.ts'
import { addMatchers } from './matchers.ts'
import { requireOneVitest } from '../quarantine/one-vitest.ts'
import { orphaned } from '../quarantine/parent-exit.ts'
import { currentContext } from './context.ts'

/** More conversations at once than any suite has: they only wait. */
const MANY = 10_000

/** `defineBlandSuite`, whose checks get Vitest's `expect`. */
export type VitestSuite = DefineBlandSuite<SuiteOptions, ExpectStatic>

/**
 * Defines a suite of tests from the scenarios of a Bland pathway or persona, or from a batch that
 * exists: a `describe` a scenario, a `test` a case. The batch is started once, with exactly the
 * selected scenarios, when the first of its tests runs; each test ends as its conversation ends.
 *
 * @throws `BlandOptionError` at once, if an option is unknown or wrong
 *
 * @example
 * defineBlandSuite('Acme Dental', { pathwayId: 'b1693602-…', versionNumber: 12 }, ({ check }) => {
 *   check('never promises a refund', ({ run, expect }) => {
 *     expect(run).not.toHaveSaid('refund', { by: 'agent' })
 *   })
 * })
 */
export const defineBlandSuite: VitestSuite = withModifiers(definer)

/**
 * The same under a name that starts with `test`: Vitest 5 lists files without running them, and
 * takes a call of such a name for a test.
 */
export const testBlandSuite: VitestSuite = withModifiers(definer)

function definer(mode: SuiteMode): Define<SuiteOptions, ExpectStatic> {
  const define: Define<SuiteOptions, ExpectStatic> = (name, options, body) => {
    requireOneVitest()
    const site = callSiteOf(define)
    defineSuite({ name, options, body, mode, site })
  }
  return define
}

interface Call {
  readonly name: string
  readonly options: SuiteOptions
  readonly body: SuiteBody<ExpectStatic> | undefined
  readonly mode: SuiteMode
  readonly site: CallSite | null
}

function defineSuite({ name, options, body, mode, site }: Call): void {
  const caller = `defineBlandSuite(${JSON.stringify(name)})`
  const checked = checkOptions(options, caller)
  const base = baseOf(name, site)
  if (mode.kind === 'skip') return void describe(name, () => collectSkipped(base, mode.reason))
  addMatchers()
  const checks = collectChecks(body, caller)
  const settings = resolveSettings(pathsFrom(base.root, checked), process.env, checks)
  // Asked at once, so that the suites of a file are planned at the same time.
  const prepared = prepare(settings)
  vi.setConfig({ maxConcurrency: MANY })
  const block = mode.kind === 'only' ? describe.only : describe
  block(name, { concurrent: true }, async () => {
    collectSuite({ ...base, settings, checks }, await prepared)
  })
}

function baseOf(name: string, site: CallSite | null): SuiteBase {
  const context = currentContext()
  const place = takePlace(name)
  const suite = suiteName(place.describes, name)
  return { ...context, suite, place, site, folder: sessionFolder(context.outDir) }
}

/** A file whose suites are all skipped does not load what plays them. */
async function prepare(settings: SuiteSettings): Promise<Prepared> {
  const { prepareSuite } = await import('bland-suite/internal/leader')
  return prepareSuite(settings, orphaned())
}

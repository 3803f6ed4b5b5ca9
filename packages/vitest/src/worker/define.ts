/** `defineBlandSuite`: a Bland batch as native tests. */
import { checkOptions, sessionFolder, suiteDefiner, suiteName } from 'bland-suite/internal/worker'
import type { DefineBlandSuite, SuiteOptions } from 'bland-suite'
import type {
  DefinedSuite,
  PlayableSuite,
  Prepared,
  SuiteRunner,
  SuiteSettings,
} from 'bland-suite/internal/worker'
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

const runner: SuiteRunner<SuiteOptions, ExpectStatic> = {
  root: () => {
    requireOneVitest()
    return currentContext().root
  },
  check: checkOptions,
  skip: (suite, reason) => {
    const base = baseOf(suite)
    describe(suite.name, () => collectSkipped(base, reason))
  },
  collect,
}

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
export const defineBlandSuite: VitestSuite = suiteDefiner(runner)

/**
 * The same under a name that starts with `test`: Vitest 5 lists files without running them, and
 * takes a call of such a name for a test.
 */
export const testBlandSuite: VitestSuite = suiteDefiner(runner)

function collect(suite: PlayableSuite<SuiteOptions, ExpectStatic>): void {
  const { name, settings, checks, isOnly } = suite
  const base = baseOf(suite)
  addMatchers()
  // Asked at once, so that the suites of a file are planned at the same time.
  const prepared = prepare(settings)
  vi.setConfig({ maxConcurrency: MANY })
  const block = isOnly ? describe.only : describe
  block(name, { concurrent: true }, async () => {
    collectSuite({ ...base, settings, checks }, await prepared)
  })
}

function baseOf({ name, site }: DefinedSuite<SuiteOptions, ExpectStatic>): SuiteBase {
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

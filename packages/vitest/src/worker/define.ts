/** `defineBlandSuite`: a Bland batch as native tests. */
import {
  checkOptions,
  contextAlone,
  ownSuite,
  planSuite,
  suiteDefiner,
} from 'bland-suite/internal/worker'
import type { DefineBlandSuite, SuiteOptions } from 'bland-suite'
import type {
  BlandContext,
  BlandMeta,
  DefinedSuite,
  OwnSuite,
  SuiteRunner,
} from 'bland-suite/internal/worker'
import { describe, inject, vi } from 'vitest'
import { collectSkipped, collectSuite } from './collect.ts'
import type { BlandExpect } from './matchers.ts'
import { placeOf, requireOneVitest } from '../quarantine/current-suite.ts'

declare module 'vitest' {
  interface TaskMeta {
    bland?: BlandMeta
    /** Of a suite: records that some test does not name, by the keys of their scenarios. */
    blandRecords?: Readonly<Record<string, string>>
  }
  interface ProvidedContext {
    'bland-suite': BlandContext
  }
}

/** Effectively unlimited: our tests only wait, so Vitest's limit would run them one by one. */
const MANY = 10_000

const runner: SuiteRunner<SuiteOptions, BlandExpect> = {
  root: () => {
    requireOneVitest()
    return currentContext().root
  },
  check: checkOptions,
  skip: (suite, reason) => {
    const base = baseOf(suite)
    describe(suite.name, () => collectSkipped(base, reason))
  },
  collect: (suite) => {
    const base = baseOf(suite)
    // Begun here, so that the suites of a file are planned at the same time.
    const prepared = planSuite(suite.settings)
    vi.setConfig({ maxConcurrency: MANY })
    const block = suite.isOnly ? describe.only : describe
    block(suite.name, { concurrent: true }, async () => {
      collectSuite({ ...suite, ...base }, await prepared)
    })
  },
}

/**
 * Defines a suite of tests from the scenarios of a Bland agent, pathway or persona, from an agent's saved
 * checks, or from what was started earlier: one `describe` per scenario, one `test` per case. Exactly the
 * selected scenarios are started, once, when the first of their tests runs. Each test ends when its
 * conversation has ended.
 *
 * @throws `BlandOptionError` immediately, if an option is unknown or wrong
 *
 * @example
 * defineBlandSuite('Acme Dental', { agentId: '5b7d9e21-…' }, ({ check }) => {
 *   check('never promises a refund', ({ run, expect }) => {
 *     expect(run).not.toHaveSaid('refund', { by: 'agent' })
 *   })
 * })
 */
export const defineBlandSuite: DefineBlandSuite<SuiteOptions, BlandExpect> = suiteDefiner(runner)

/**
 * The same function under a name that starts with `test`: Vitest 5 lists files without running them, and
 * takes calls of such names for tests.
 */
export const testBlandSuite: DefineBlandSuite<SuiteOptions, BlandExpect> = suiteDefiner(runner)

function baseOf(suite: DefinedSuite<SuiteOptions, BlandExpect>): OwnSuite {
  const isWatching = process.env['VITEST_MODE'] === 'WATCH'
  return ownSuite(suite, currentContext(), { place: placeOf(suite.name), isWatching })
}

function currentContext(): BlandContext {
  const provided: BlandContext | undefined = inject('bland-suite')
  return provided ?? contextAlone()
}

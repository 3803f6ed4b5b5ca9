/** `defineBlandSuite`: a Bland batch as native Playwright tests. */
import { basename } from 'node:path'
import { fingerprint, sharedText, suiteDefiner } from 'bland-suite/internal/worker'
import type { DefinedSuite, PlayableSuite, SuiteRunner } from 'bland-suite/internal/worker'
import type { DefineBlandSuite } from 'bland-suite'
import { collectSkipped, collectSuite } from './collect.ts'
import type { SuiteBase } from './collect.ts'
import type { BlandExpect } from './matchers.ts'
import { checkPlaywrightOptions } from './suite-options.ts'
import type { SuiteOptions } from './suite-options.ts'
import { callAt, rawSiteOf } from '../quarantine/test-location.ts'
import { configFolder, runFolder } from '../mailbox/run-folder.ts'
import { sharePlan } from '../plan-sync/share-plan.ts'

const runner: SuiteRunner<SuiteOptions, BlandExpect> = {
  root: configFolder,
  check: checkPlaywrightOptions,
  skip: (suite, reason) => collectSkipped(baseOf(suite, []), reason),
  collect: (suite) => {
    const { name, settings, isOnly, checks } = suite
    const { granularity = 'run', apiKey, ...options } = suite.options
    const base = baseOf(suite, checks)
    const shared = sharePlan(base.plan, { name, options }, settings, apiKey)
    collectSuite({ ...base, granularity, isOnly, settings, checks }, shared)
  },
}

/**
 * Defines a suite of tests from the scenarios of a Bland agent, pathway or persona, from an agent's saved
 * checks, or from what was started earlier: one test per scenario, one step per case. The reporter starts
 * exactly the selected scenarios, once, when the body of their first test runs. Each ends with its run.
 *
 * @throws `BlandOptionError` immediately, if an option is unknown or wrong
 *
 * @example
 * defineBlandSuite('Acme Dental', { agentId: '5b7d9e21-…' })
 */
export const defineBlandSuite: DefineBlandSuite<SuiteOptions, BlandExpect> = suiteDefiner(runner)

/** The same function under the name that Vitest 5 needs, so that a suite can move from runner to runner. */
export const testBlandSuite: DefineBlandSuite<SuiteOptions, BlandExpect> = suiteDefiner(runner)

type Defined = DefinedSuite<SuiteOptions, BlandExpect>
type Checks = PlayableSuite<SuiteOptions, BlandExpect>['checks']

/** Makes the common parts of a suite. Suites with equal options share a plan. */
function baseOf({ name, callee, site, options }: Defined, checks: Checks): SuiteBase {
  const { granularity: _granularity, apiKey: _apiKey, ...asked } = options
  const plan = fingerprint(
    sharedText([name, asked, checks.map(({ title, only }) => [title, only])]),
  )
  return { suite: name, run: basename(runFolder()), plan, site, at: callAt(rawSiteOf(callee)) }
}

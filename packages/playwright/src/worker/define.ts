/** `defineBlandSuite`: a Bland batch as native Playwright tests. */
import { basename } from 'node:path'
import {
  callSiteOf,
  collectChecks,
  fingerprint,
  pathsFrom,
  resolveSettings,
  stackAt,
  withModifiers,
} from 'bland-suite/internal/worker'
import type { CallSite, SuiteMode } from 'bland-suite/internal/worker'
import type { Define, DefineBlandSuite, SuiteBody } from 'bland-suite'
import { collectSkipped, collectSuite } from './collect.ts'
import type { BlandExpect } from './matchers.ts'
import { checkPlaywrightOptions } from './suite-options.ts'
import type { PlaywrightSuiteOptions } from './suite-options.ts'
import { callAt, rawSiteOf, withPath } from '../quarantine/test-location.ts'
import { configFolder, runFolder } from '../mailbox/run-folder.ts'
import { sharePlan } from '../plan-sync/share-plan.ts'
import { toText } from '../mailbox/suite-file.ts'

/** `defineBlandSuite`, whose checks get Playwright's `expect`. */
export type PlaywrightSuite = DefineBlandSuite<PlaywrightSuiteOptions, BlandExpect>

/**
 * Defines a suite of tests from the scenarios of a Bland pathway or persona, or from a batch that
 * exists: a test a scenario, with a step a case. The reporter starts the batch once, with exactly the
 * selected scenarios, when the first of its tests has come to its body; each test ends when its
 * conversation has ended.
 *
 * @throws `BlandOptionError` at once, if an option is unknown or wrong
 *
 * @example
 * defineBlandSuite('Acme Dental', { pathwayId: 'b1693602-…', versionNumber: 12 })
 */
export const defineBlandSuite: PlaywrightSuite = withModifiers(definer)

function definer(mode: SuiteMode): Define<PlaywrightSuiteOptions, BlandExpect> {
  const define: Define<PlaywrightSuiteOptions, BlandExpect> = (name, options, body) => {
    const raw = rawSiteOf(define)
    const site = withPath(callSiteOf(define))
    try {
      defineSuite({ name, options, body, mode, raw, site })
    } catch (error) {
      if (error instanceof Error)
        error.stack = stackAt(`${error.name}: ${error.message}`, name, site)
      throw error
    }
  }
  return define
}

interface Call {
  readonly name: string
  readonly options: PlaywrightSuiteOptions
  readonly body: SuiteBody<BlandExpect> | undefined
  readonly mode: SuiteMode
  /** Where it stands in the code that runs, and in what the user wrote. */
  readonly raw: CallSite | null
  readonly site: CallSite | null
}

function defineSuite({ name, options, body, mode, raw, site }: Call): void {
  const caller = `defineBlandSuite(${JSON.stringify(name)})`
  const folder = configFolder()
  const checked = pathsFrom(folder, checkPlaywrightOptions(options, caller))
  const { granularity = 'run', apiKey, ...rest } = checked
  const checks = mode.kind === 'skip' ? [] : collectChecks(body, caller)
  const plan = fingerprint(toText([name, rest, checks.map(({ title, only }) => [title, only])]))
  const run = basename(runFolder())
  const base = { suite: name, run, plan, site, at: callAt(raw), granularity }
  if (mode.kind === 'skip') return collectSkipped(base, mode.reason)
  const settings = resolveSettings(checked, process.env, checks)
  const shared = sharePlan({ id: plan, name, options: rest, apiKey, settings })
  collectSuite({ ...base, isOnly: mode.kind === 'only', settings, checks }, shared)
}

/** `defineBlandSuite`: a Bland batch as native tests. */
import {
  callSiteOf,
  checkOptions,
  prepareSuite,
  resolveSettings,
  sessionFolder,
  withModifiers,
} from 'bland-suite/adapter'
import type { Define, DefineBlandSuite, SuiteOptions } from 'bland-suite'
import type { CallSite, SuiteMode } from 'bland-suite/adapter'
import { describe, vi } from 'vitest'
import { collectSkipped, collectSuite } from './collect.ts'
import { orphaned } from './orphan.ts'
import { currentContext } from './place.ts'

/** More conversations at once than any suite has: they only wait. */
const MANY = 10_000

/**
 * Defines a suite of tests from the scenarios of a Bland pathway or persona, or from a batch that
 * exists: a `describe` a scenario, a `test` a case. The batch is started once, with exactly the
 * selected scenarios, when the first of its tests runs; each test ends as its conversation ends.
 *
 * @throws {@link BlandOptionError} at once, where an option is unknown or wrong
 *
 * @example
 * defineBlandSuite('Acme Dental', { pathwayId: 'b1693602-…', versionNumber: 12 })
 */
export const defineBlandSuite: DefineBlandSuite = withModifiers(definer)

/**
 * The same under a name that starts with `test`: Vitest 5 lists files without running them, and
 * takes a call of such a name for a test.
 */
export const testBlandSuite: DefineBlandSuite = withModifiers(definer)

function definer(mode: SuiteMode): Define {
  const define: Define = (name, options = {}) => {
    const site = callSiteOf(define)
    defineSuite({ name, options, mode, site })
  }
  return define
}

interface Call {
  readonly name: string
  readonly options: SuiteOptions
  readonly mode: SuiteMode
  readonly site: CallSite | null
}

function defineSuite({ name, options, mode, site }: Call): void {
  const caller = `defineBlandSuite(${JSON.stringify(name)})`
  const checked = checkOptions(options, caller)
  const { outDir, token } = currentContext()
  const base = { suite: name, site, folder: sessionFolder(outDir), outDir, token }
  if (mode.kind === 'skip') {
    describe(name, () => collectSkipped(base, mode.reason))
    return
  }
  const settings = resolveSettings(checked, process.env)
  const prepared = prepareSuite(settings, orphaned())
  vi.setConfig({ maxConcurrency: MANY })
  const block = mode.kind === 'only' ? describe.only : describe
  block(name, { concurrent: true }, async () => {
    collectSuite({ ...base, settings }, await prepared)
  })
}

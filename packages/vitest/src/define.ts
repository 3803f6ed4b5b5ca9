/** `defineBlandSuite`: a Bland batch as native tests. */
import { callSiteOf, checkOptions, prepareSuite, resolveSettings } from 'bland-suite/adapter'
import type { SuiteOptions } from 'bland-suite'
import type { CallSite } from 'bland-suite/adapter'
import { describe, vi } from 'vitest'
import { collectSkipped, collectSuite } from './collect.ts'
import { orphaned } from './orphan.ts'
import { currentContext, sessionFolder } from './place.ts'

/** Defines a suite; what its options name is read at once, and played when its tests run. */
export type Define = (name: string, options?: SuiteOptions) => void

/** `defineBlandSuite`, with the modifiers that `describe` has. Each is decided before any request. */
export interface DefineBlandSuite extends Define {
  /** Defines a suite that is skipped: nothing is sent. */
  readonly skip: Define
  /** Runs this suite and no other of the file. */
  readonly only: Define
  /** Skips the suite where the condition holds; the reason is shown and reported. */
  readonly skipIf: (condition: unknown, reason?: string) => Define
  /** Runs the suite only where the condition holds; the reason is shown and reported. */
  readonly runIf: (condition: unknown, reason?: string) => Define
}

type Mode =
  | { readonly kind: 'run' }
  | { readonly kind: 'only' }
  | { readonly kind: 'skip'; readonly reason: string }

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
export const defineBlandSuite: DefineBlandSuite = withModifiers()

/**
 * The same under a name that starts with `test`: Vitest 5 lists files without running them, and
 * takes a call of such a name for a test.
 */
export const testBlandSuite: DefineBlandSuite = withModifiers()

function withModifiers(): DefineBlandSuite {
  const plain = definer({ kind: 'run' })
  const skip = (reason: string): Define => definer({ kind: 'skip', reason })
  return Object.assign(plain, {
    skip: skip('skipped by .skip'),
    only: definer({ kind: 'only' }),
    skipIf: (condition: unknown, reason = 'skipped by .skipIf') =>
      condition ? skip(reason) : plain,
    runIf: (condition: unknown, reason = 'skipped by .runIf') => (condition ? plain : skip(reason)),
  })
}

function definer(mode: Mode): Define {
  const define: Define = (name, options = {}) => {
    const site = callSiteOf(define)
    defineSuite({ name, options, mode, site })
  }
  return define
}

interface Call {
  readonly name: string
  readonly options: SuiteOptions
  readonly mode: Mode
  readonly site: CallSite | null
}

function defineSuite({ name, options, mode, site }: Call): void {
  const caller = `defineBlandSuite(${JSON.stringify(name)})`
  const checked = checkOptions(options, caller)
  const context = currentContext()
  const base = { suite: name, site, folder: sessionFolder(context), token: context.token }
  if (mode.kind === 'skip') {
    describe(name, () => collectSkipped(base, mode.reason))
    return
  }
  const settings = resolveSettings(checked, process.env)
  const prepared = prepareSuite(settings, orphaned())
  vi.setConfig({ maxConcurrency: MANY })
  const block = mode.kind === 'only' ? describe.only : describe
  block(name, { concurrent: true }, async () => {
    collectSuite({ ...base, outDir: context.outDir, settings }, await prepared)
  })
}

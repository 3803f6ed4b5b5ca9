/** The forms of `defineBlandSuite`, the same for every runner. */
import { collectChecks } from '../checks/define-checks.ts'
import type { Check, SuiteBody } from '../checks/define-checks.ts'
import { BlandError } from '../errors/bland-error.ts'
import { resolveSettings } from '../options/settings.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { NamedOptions, ScenarioName } from '../options/source/register.ts'
import type { SuiteOptions } from '../options/suite-options.ts'
import { atUser, callSiteOf, withPath } from './call-site.ts'
import type { CallSite } from './call-site.ts'
import { pathsFrom } from './paths.ts'

/**
 * Defines a suite. Reads the data for its plan immediately, and plays it when its tests run. Calls the body
 * immediately, to define the checks.
 */
export type Define<Options extends SuiteOptions = SuiteOptions, Expect = unknown> = <
  const Suite extends string,
>(
  name: Suite,
  options: NamedOptions<Options, ScenarioName<Suite>>,
  body?: SuiteBody<Expect, ScenarioName<Suite>>,
) => void

/** `defineBlandSuite`, with the modifiers that `describe` has. Each is decided before any request. */
export interface DefineBlandSuite<
  Options extends SuiteOptions = SuiteOptions,
  Expect = unknown,
> extends Define<Options, Expect> {
  /** Defines a suite that is skipped: nothing is sent. */
  readonly skip: Define<Options, Expect>
  /** Runs this suite and no other of the file. */
  readonly only: Define<Options, Expect>
  /** Skips the suite if the condition holds; the reason is shown and reported. */
  readonly skipIf: (condition: unknown, reason?: string) => Define<Options, Expect>
  /** Runs the suite only if the condition holds; the reason is shown and reported. */
  readonly runIf: (condition: unknown, reason?: string) => Define<Options, Expect>
}

/** How a suite was defined. */
type SuiteMode =
  | { readonly kind: 'run' }
  | { readonly kind: 'only' }
  | { readonly kind: 'skip'; readonly reason: string }

/** A suite as the user defined it, before its runner knows it. */
export interface DefinedSuite<Options extends SuiteOptions, Expect> {
  readonly name: string
  /** The function that the user called. */
  readonly callee: Define<Options, Expect>
  /** The user's own line. */
  readonly site: CallSite | null
  /** With paths relative to the current folder. */
  readonly options: Options
}

/** A suite that is not skipped. */
export interface PlayableSuite<Options extends SuiteOptions, Expect> extends DefinedSuite<
  Options,
  Expect
> {
  /** Whether no other suite of the file runs. */
  readonly isOnly: boolean
  readonly settings: SuiteSettings
  /** The checks. A planned case identifies one by its position here. */
  readonly checks: readonly Check<Expect>[]
}

/** The part of a definition that differs between runners. */
export interface SuiteRunner<Options extends SuiteOptions, Expect> {
  /** The folder that paths in options are relative to. */
  readonly root: () => string
  /** Checks the options as a user wrote them; throws if they are wrong. */
  readonly check: (given: unknown, caller: string) => Options
  /** Defines the one test of a suite that is skipped. */
  readonly skip: (suite: DefinedSuite<Options, Expect>, reason: string) => void
  /** Defines the tests of a suite. */
  readonly collect: (suite: PlayableSuite<Options, Expect>) => void
}

/** Makes `defineBlandSuite` for a runner. It throws immediately if something is wrong, at the user's line. */
export function suiteDefiner<Options extends SuiteOptions, Expect>(
  runner: SuiteRunner<Options, Expect>,
): DefineBlandSuite<Options, Expect> {
  const definer = (mode: SuiteMode): Define<Options, Expect> => {
    const define: Define<Options, Expect> = (name, given, body) => {
      const site = withPath(callSiteOf(define))
      try {
        const caller = `defineBlandSuite(${JSON.stringify(name)})`
        const options = pathsFrom(runner.root(), runner.check(given, caller))
        const suite = { name, callee: define, site, options }
        if (mode.kind === 'skip') return runner.skip(suite, mode.reason)
        const checks = collectChecks(body, caller)
        const settings = resolveSettings(options, process.env, checks, name)
        runner.collect({ ...suite, isOnly: mode.kind === 'only', settings, checks })
      } catch (error) {
        throw error instanceof BlandError ? atUser(error, name, site) : error
      }
    }
    return define
  }
  const skip = (reason: string): Define<Options, Expect> => definer({ kind: 'skip', reason })
  const plain = definer({ kind: 'run' })
  return Object.assign(plain, {
    skip: skip('skipped by .skip'),
    only: definer({ kind: 'only' }),
    skipIf: (condition: unknown, reason = 'skipped by .skipIf') =>
      condition ? skip(reason) : plain,
    runIf: (condition: unknown, reason = 'skipped by .runIf') => (condition ? plain : skip(reason)),
  })
}

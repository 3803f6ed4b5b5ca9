/** The forms of `defineBlandSuite`, the same for every runner. */
import type { SuiteBody } from '../checks/define-checks.ts'
import type { SuiteOptions } from '../options/suite-options.ts'

/**
 * Defines a suite; what its options name is read at once, and played when its tests run. The body, called
 * at once too, defines its checks.
 */
export type Define<Options extends SuiteOptions = SuiteOptions, Expect = unknown> = (
  name: string,
  options: Options,
  body?: SuiteBody<Expect>,
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
  /** Skips the suite where the condition holds; the reason is shown and reported. */
  readonly skipIf: (condition: unknown, reason?: string) => Define<Options, Expect>
  /** Runs the suite only where the condition holds; the reason is shown and reported. */
  readonly runIf: (condition: unknown, reason?: string) => Define<Options, Expect>
}

/** How a suite was asked for. */
export type SuiteMode =
  | { readonly kind: 'run' }
  | { readonly kind: 'only' }
  | { readonly kind: 'skip'; readonly reason: string }

/** Makes every form of `defineBlandSuite` from what an adapter does with a mode. */
export function withModifiers<Options extends SuiteOptions, Expect>(
  definer: (mode: SuiteMode) => Define<Options, Expect>,
): DefineBlandSuite<Options, Expect> {
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

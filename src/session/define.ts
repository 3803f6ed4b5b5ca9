/** The forms of `defineBlandSuite`, the same for every runner. */
import type { SuiteOptions } from './options.ts'

/** Defines a suite; what its options name is read at once, and played when its tests run. */
export type Define<Options extends SuiteOptions = SuiteOptions> = (
  name: string,
  options?: Options,
) => void

/** `defineBlandSuite`, with the modifiers that `describe` has. Each is decided before any request. */
export interface DefineBlandSuite<
  Options extends SuiteOptions = SuiteOptions,
> extends Define<Options> {
  /** Defines a suite that is skipped: nothing is sent. */
  readonly skip: Define<Options>
  /** Runs this suite and no other of the file. */
  readonly only: Define<Options>
  /** Skips the suite where the condition holds; the reason is shown and reported. */
  readonly skipIf: (condition: unknown, reason?: string) => Define<Options>
  /** Runs the suite only where the condition holds; the reason is shown and reported. */
  readonly runIf: (condition: unknown, reason?: string) => Define<Options>
}

/** How a suite was asked for. */
export type SuiteMode =
  | { readonly kind: 'run' }
  | { readonly kind: 'only' }
  | { readonly kind: 'skip'; readonly reason: string }

/** Makes every form of `defineBlandSuite` from what an adapter does with a mode. */
export function withModifiers<Options extends SuiteOptions>(
  definer: (mode: SuiteMode) => Define<Options>,
): DefineBlandSuite<Options> {
  const skip = (reason: string): Define<Options> => definer({ kind: 'skip', reason })
  const plain = definer({ kind: 'run' })
  return Object.assign(plain, {
    skip: skip('skipped by .skip'),
    only: definer({ kind: 'only' }),
    skipIf: (condition: unknown, reason = 'skipped by .skipIf') =>
      condition ? skip(reason) : plain,
    runIf: (condition: unknown, reason = 'skipped by .runIf') => (condition ? plain : skip(reason)),
  })
}

/** What Playwright ran, as the core reports it. */
import { otherTrouble, trouble } from 'bland-suite/reporter'
import type { ReporterSettings } from 'bland-suite/reporter'
import type { Ran } from 'bland-suite/report'
import type { Suite, TestError } from '@playwright/test/reporter'
import { nativeCases, nativeTroubles } from './native-cases.ts'
import type { Known } from './native-cases.ts'
import { otherTests } from './other-tests.ts'
import { blandTests } from './selection.ts'

/** What Playwright tells of a run. */
export interface Told extends Known {
  /** null where no test was found. */
  readonly root: Suite | null
  readonly errors: readonly TestError[]
}

/**
 * A file that does not load may have had cases of Bland; Playwright does not say of each where it is.
 * Other errors outside of tests are told with these cases, or else with all other tests.
 */
export function whatRan(
  { root, errors, ...known }: Told,
  { include }: Pick<ReporterSettings, 'include'>,
): Pick<Ran, 'cases' | 'others'> {
  const tests = root === null ? [] : blandTests(root)
  const cases = nativeCases(
    tests.filter(({ test }) => test.repeatEachIndex === 0),
    known,
  )
  const troubles = nativeTroubles(errors)
  const isLoaded = root !== null && root.allTests().length > 0
  const concerns = troubles.filter(
    ({ title, message }) =>
      cases.length > 0 || title === 'file loads' || (!isLoaded && message !== NO_TESTS),
  )
  const left = troubles.filter((one) => !concerns.includes(one))
  const ran = { cases: [...cases, ...concerns.map(trouble)] }
  if (include === 'bland') return { ...ran, others: [] }
  const others = root === null ? [] : otherTests(root, known.hasEnded)
  return { ...ran, others: [...others, ...left.map(otherTrouble)] }
}

/** What Playwright says where filters have left nothing, and nothing is wrong. */
const NO_TESTS = 'No tests found'

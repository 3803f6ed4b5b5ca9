/** What Playwright ran, as the core reports it. */
import { placeTroubles } from 'bland-suite/internal/report'
import type { ReporterSettings, Ran } from 'bland-suite/internal/report'
import type { Suite, TestError } from '@playwright/test/reporter'
import { nativeCases } from './native-case.ts'
import type { Known } from './native-case.ts'
import { otherTests } from './other-tests.ts'
import { blandTests } from './selection.ts'
import { nativeTroubles } from './problems.ts'

/** What Playwright tells of a run. */
export interface Told extends Known {
  /** null where no test was found. */
  readonly root: Suite | null
  readonly errors: readonly TestError[]
}

/** What ran, and what went wrong around it. */
export function whatRan(
  { root, errors, ...known }: Told,
  { include }: Pick<ReporterSettings, 'include'>,
): Pick<Ran, 'cases' | 'others'> {
  const tests = root === null ? [] : blandTests(root)
  const others = root === null ? [] : otherTests(root, known.hasEnded)
  return placeTroubles({
    cases: nativeCases(
      tests.filter(({ test }) => test.repeatEachIndex === 0),
      known,
    ),
    others: include === 'all' ? others : null,
    troubles: nativeTroubles(errors),
    mayHaveMore: root === null || root.allTests().length === 0,
  })
}

/** What went wrong in Playwright outside of tests: a file that did not load, a set-up that threw. */
import type { TestError } from '@playwright/test/reporter'
import { messagesOf } from 'bland-suite/internal/report'
import type { Trouble } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import { textOf } from './native-case.ts'

/** A trouble for each error that has a place, and one for all others together. */
export function nativeTroubles(errors: readonly TestError[]): readonly Trouble[] {
  const placed = errors.filter(({ location }) => location !== undefined)
  const others = errors.filter(({ location }) => location === undefined)
  return [...placed.map(fileTrouble), ...(others.length === 0 ? [] : [runTrouble(others)])]
}

/** A file that does not load may have had cases of Bland. */
function fileTrouble(error: TestError): Trouble {
  const file = reportedPath(error.location?.file ?? '')
  const line = error.location?.line ?? null
  const message = messagesOf([textOf(error)])
  return { about: 'bland', suite: file, title: 'file loads', message, location: { file, line } }
}

function runTrouble(errors: readonly TestError[]): Trouble {
  const message = messagesOf(errors.map(textOf))
  const about = message === NO_TESTS ? 'others' : 'run'
  return { about, suite: 'playwright', title: 'no errors outside of tests', message }
}

/** What Playwright says where filters have left nothing, and nothing is wrong. */
const NO_TESTS = 'No tests found'

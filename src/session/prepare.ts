/** From settings to a plan: what both the test file and its runner need before anything starts. */
import { createBlandClient } from '../client/client.ts'
import type { BlandClient } from '../client/client.ts'
import { debugSession } from '../debug.ts'
import { BlandError } from '../errors/bland-error.ts'
import { readPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import type { SuiteSettings } from './source.ts'

/** How long reading for a plan is repeated, in milliseconds: someone waits for the list of tests. */
const PLAN_RETRY_FOR = 15_000

/** A plan, or why there is none. */
export type Prepared =
  | { readonly state: 'planned'; readonly client: BlandClient; readonly plan: Plan }
  | { readonly state: 'unplanned'; readonly error: Error }

/** Plans a suite. It only reads, and never rejects. */
export async function prepareSuite(
  settings: SuiteSettings,
  signal: AbortSignal,
): Promise<Prepared> {
  try {
    const reader = createBlandClient({ ...settings.connection, retryFor: PLAN_RETRY_FOR })
    const plan = await readPlan(reader, settings, signal)
    debugSession('planned %d scenarios from %s', plan.scenarios.length, settings.source.kind)
    return { state: 'planned', client: createBlandClient(settings.connection), plan }
  } catch (error) {
    if (error instanceof BlandError) return { state: 'unplanned', error }
    const what = error instanceof Error ? error.message : String(error)
    const wrapped = new BlandError(
      'BLAND_INTERNAL',
      `bland-suite could not plan the suite: ${what}`,
      {
        cause: error,
      },
    )
    return { state: 'unplanned', error: wrapped }
  }
}

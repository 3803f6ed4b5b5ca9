/** From settings to a plan: what both the test file and its runner need before anything starts. */
import { createBlandClient } from '../client/client.ts'
import type { BlandClient } from '../client/client.ts'
import { debugSession } from '../debug.ts'
import { BlandError } from '../errors/bland-error.ts'
import { createRedactor } from '../redact/redactor.ts'
import type { Redactor } from '../redact/redactor.ts'
import { oneLine } from '../verdict/title.ts'
import { readPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { redactingClient } from './redacting-client.ts'
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
    const redactor = createRedactor(settings.redact)
    const connect = (retryFor?: number): BlandClient =>
      redactingClient(createBlandClient({ ...settings.connection, retryFor }), redactor)
    const plan = await readPlan(connect(PLAN_RETRY_FOR), redactNames(settings, redactor), signal)
    debugSession('planned %d scenarios from %s', plan.scenarios.length, settings.source.kind)
    return { state: 'planned', client: connect(), plan }
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

/** Scenarios are found by their names as they are shown. */
function redactNames(settings: SuiteSettings, redactor: Redactor): SuiteSettings {
  const { selection, rules } = settings
  const names = selection.names === null ? null : selection.names.map(redactor.text)
  const scenarios = Object.entries(rules.scenarios).map(
    ([name, changes]) => [oneLine(redactor.text(name)), changes] as const,
  )
  return {
    ...settings,
    selection: { ...selection, names },
    rules: { ...rules, scenarios: Object.fromEntries(scenarios) },
  }
}

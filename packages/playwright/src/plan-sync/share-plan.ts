/** The plan of a suite, read once for all processes of a test run. */
import type { SharedPlan, SharedSuite, SuiteSettings } from 'bland-suite/internal/worker'
import { planNow } from './plan-now.ts'
import { isWorker, ownRun, runFolder } from '../mailbox/run-folder.ts'
import { readSuiteFile, writeSuiteFile } from '../mailbox/suite-file.ts'

/** Finds the plan that another process of the test run has read, or reads it. */
export function sharePlan(
  plan: string,
  suite: Omit<SharedSuite, 'shared'>,
  settings: SuiteSettings,
  apiKey: string | undefined,
): SharedPlan {
  const run = runFolder()
  const known = readSuiteFile(run, plan)
  if (isWorker()) return known?.shared ?? NOT_THE_SAME
  const { secrets } = ownRun()
  if (known !== null) {
    // Suites with equal options share a plan, but only one may name the key.
    if (apiKey !== undefined) secrets.set(plan, { ...secrets.get(plan), apiKey })
    return known.shared
  }
  const { shared, tokens } = planNow(settings)
  secrets.set(plan, { apiKey, tokens })
  writeSuiteFile(run, plan, { ...suite, shared })
  return shared
}

const NOT_THE_SAME: SharedPlan = {
  state: 'unplanned',
  problem: {
    message:
      "The suite has other options in Playwright's worker than in the main process. " +
      "Options must not depend on the time, on chance, or on the worker's number.",
  },
}

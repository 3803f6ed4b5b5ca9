/** The plan of a suite, read once for all processes of a run. */
import type { SharedPlan, SharedSuite, SuiteSettings } from 'bland-suite/internal/worker'
import { planNow } from './plan-now.ts'
import { isWorker, ownRun, runFolder } from '../mailbox/run-folder.ts'
import { readSuiteFile, writeSuiteFile } from '../mailbox/suite-file.ts'

/** Finds what another process of the run has read under the name of the plan, or reads it. */
export function sharePlan(
  plan: string,
  suite: Omit<SharedSuite, 'shared'>,
  settings: SuiteSettings,
  apiKey: string | undefined,
): SharedPlan {
  const run = runFolder()
  if (apiKey !== undefined && !isWorker()) ownRun().keys.set(plan, apiKey)
  const known = readSuiteFile(run, plan)
  if (known !== null) return known.shared
  if (isWorker()) return NOT_THE_SAME
  const shared = planNow(settings)
  writeSuiteFile(run, plan, { ...suite, shared })
  return shared
}

const NOT_THE_SAME: SharedPlan = {
  state: 'unplanned',
  problem: {
    message:
      "The options of the suite are others in Playwright's worker than where the tests were listed. " +
      'Let them not depend on time, chance, or the number of a worker.',
  },
}

/** The plan of a suite, read once for all processes of a run. */
import type { SuiteOptions } from 'bland-suite'
import type { SuiteSettings } from 'bland-suite/internal/worker'
import { planNow } from './plan-now.ts'
import { isWorker, ownRun, runFolder } from '../mailbox/run-folder.ts'
import { readSuiteFile, writeSuiteFile } from '../mailbox/suite-file.ts'
import type { SharedPlan } from 'bland-suite/internal/worker'

/** A call of `defineBlandSuite`. */
export interface Planning {
  readonly id: string
  readonly name: string
  /** As they were given, without the key. */
  readonly options: Omit<SuiteOptions, 'apiKey'>
  readonly apiKey: string | undefined
  readonly settings: SuiteSettings
}

/** Finds what another process of the run has read, or reads it. */
export function sharePlan({ id, name, options, apiKey, settings }: Planning): SharedPlan {
  const run = runFolder()
  if (apiKey !== undefined && !isWorker()) ownRun().keys.set(id, apiKey)
  const known = readSuiteFile(run, id)
  if (known !== null) return known.shared
  if (isWorker()) return NOT_THE_SAME
  const shared = planNow(settings)
  writeSuiteFile(run, id, { name, options, shared })
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

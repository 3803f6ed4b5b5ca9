/** The bodies of the tests: they wait for what the leader has judged, and show it. */
import { join } from 'node:path'
import { bareRecord, because, keyText } from 'bland-suite/internal/worker'
import { readJudged } from 'bland-suite/internal/worker'
import type {
  Answer,
  CallSite,
  CaseRecord,
  Check,
  SuiteSettings,
} from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import { ask, claimFirst } from '../mailbox/answers.ts'
import { attach } from './attach.ts'
import type { BlandMark } from './case-meta.ts'
import type { BlandExpect } from './matchers.ts'
import { placeOf } from './place.ts'
import type { CallAt } from '../quarantine/test-location.ts'
import { hasLeader, runFolder } from '../mailbox/run-folder.ts'
import { end, showSteps, showTest } from './show-result.ts'

/** What a suite is defined with. */
export interface SuiteInput {
  readonly suite: string
  /** Names the test run. */
  readonly run: string
  /** Names the plan. */
  readonly plan: string
  readonly site: CallSite | null
  /** Calls Playwright from the user's line. */
  readonly at: CallAt
  readonly settings: SuiteSettings
  /** The checks of the suite; a planned case names one by its place in this list. */
  readonly checks: readonly Check<BlandExpect>[]
}

/** What the leader may need beyond the time that the suite gives Bland: starting, settling, writing. */
const MARGIN = 300_000

/** Waits for the cases of a test, and shows them: as steps, or the one that the test is. */
export async function play(input: SuiteInput, mark: BlandMark): Promise<void> {
  const info = test.info()
  const place = placeOf(mark, info.titlePath)
  const told = await answerTo(input, place.id, mark)
  const judged = told.state === 'judged' ? readJudged(told.record, told.conversation) : null
  const known = judged ?? { cases: unplayed(told, mark), run: null, batchId: null }
  const around = mark.scenario ?? place.suite
  const shown = { ...known, site: input.site, checks: input.checks, around }
  const [only] = mark.cases
  const ending =
    mark.asSteps || only === undefined
      ? await showSteps(info, mark.cases, shown)
      : await showTest(info, only, shown)
  if (judged !== null) await attach(info, judged, ending.checked)
  end(info, ending)
}

function unplayed(told: Answer, { cases }: BlandMark): readonly CaseRecord[] {
  if (told.state === 'judged') return []
  const [first] = cases
  const fails = told.state === 'refused' ? told.fails : first && keyText(first)
  return cases.map((one) =>
    bareRecord(one, because(keyText(one) === fails ? 'failed' : 'skipped', told.reason)),
  )
}

async function answerTo({ settings }: SuiteInput, id: string, mark: BlandMark): Promise<Answer> {
  const suite = join(runFolder(), id)
  if (!hasLeader()) {
    const [first] = mark.cases
    const fails = first !== undefined && claimFirst(suite) ? keyText(first) : null
    return { state: 'refused', reason: NO_LEADER, fails }
  }
  const { timeout, settleTimeout } = settings.timing
  const told = await ask(suite, mark.key, timeout + settleTimeout + MARGIN)
  return told ?? { state: 'broken', reason: NO_ANSWER }
}

const NO_ANSWER = 'the reporter has not said in time what became of this conversation'

const NO_LEADER =
  "Nothing was started: the reporter that plays Bland's batches is not there. Add " +
  "['@bland-suite/playwright/reporter'] to `reporter` in playwright.config.ts; " +
  '--reporter on the command line replaces that list (--add-reporter adds to it)'

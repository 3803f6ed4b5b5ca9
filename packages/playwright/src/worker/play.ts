/** The bodies of the tests: they wait until the leader has evaluated their cases, and show them. */
import { join } from 'node:path'
import { keyText, readAnswer } from 'bland-suite/internal/worker'
import type { Answer, PlayableSuite } from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import { ask, claimFirst } from '../mailbox/answers.ts'
import { attach } from './attach.ts'
import { placeOf } from './case-meta.ts'
import type { BlandMark } from './case-meta.ts'
import type { BlandExpect } from './matchers.ts'
import type { CallAt } from '../quarantine/test-location.ts'
import { hasLeader, runFolder } from '../mailbox/run-folder.ts'
import { end, showCases } from './show-result.ts'
import type { SuiteOptions } from './suite-options.ts'

type Playable = PlayableSuite<SuiteOptions, BlandExpect>

/** A suite in definition. */
export interface SuiteInput
  extends
    Pick<BlandMark, 'run' | 'plan' | 'suite'>,
    Pick<Playable, 'site' | 'settings' | 'checks'> {
  /** Calls Playwright from the user's line. */
  readonly at: CallAt
}

/** The time that the leader needs in addition to the suite's, to start, settle and write, in milliseconds. */
const MARGIN = 300_000

/** Waits for the cases of a test, and shows them: as steps, or as the test itself. */
export async function play(input: SuiteInput, mark: BlandMark): Promise<void> {
  const info = test.info()
  const place = placeOf(mark, info.titlePath)
  const answer = await answerTo(input, place.id, mark)
  if (answer === null) return
  const judged = readAnswer(answer, mark.cases)
  const { site, checks } = input
  const around = mark.scenario ?? place.suite
  const ending = await showCases(info, mark, { ...judged, site, checks, around })
  await attach(info, judged, ending.checked)
  end(info, ending)
}

/** Resolves with null if the test is interrupted while it begins: its body goes on, and only the status shows it. */
async function answerTo(input: SuiteInput, id: string, mark: BlandMark): Promise<Answer | null> {
  const suite = join(runFolder(), id)
  if (!hasLeader()) {
    const [first] = mark.cases
    const fails = first !== undefined && claimFirst(suite) ? keyText(first) : null
    return { state: 'refused', reason: NO_LEADER, fails }
  }
  const { timeout, settleTimeout } = input.settings.timing
  const patience = timeout + settleTimeout + MARGIN
  const info = test.info()
  const isOver = (): boolean => info.status === 'interrupted'
  const told = await ask(suite, mark.key, { patience, isOver })
  return told ?? (isOver() ? null : { state: 'broken', reason: NO_ANSWER })
}

const NO_ANSWER = 'the reporter did not send the result of this conversation in time'

const NO_LEADER =
  "Nothing was started: the reporter that starts Bland's batches is missing. Add " +
  "['@bland-suite/playwright/reporter'] to `reporter` in playwright.config.ts; " +
  '--reporter on the command line replaces that list (--add-reporter adds to it)'

/** The bodies of the tests: they wait for what the leader has judged, and show it. */
import { join } from 'node:path'
import {
  bareRecord,
  because,
  isSameCase,
  keyText,
  shownPath,
  loadRecord,
} from 'bland-suite/internal/worker'
import type {
  CallSite,
  CaseRecord,
  Check,
  PlannedCase,
  SuiteSettings,
} from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import { ask, claimFirst } from '../mailbox/answers.ts'
import type { Answer } from '../mailbox/answers.ts'
import { attach } from './attach.ts'
import type { Judged } from './attach.ts'
import { questionOf } from './case-meta.ts'
import type { BlandMark } from './case-meta.ts'
import type { BlandExpect } from './matchers.ts'
import type { DueCheck } from './play-check.ts'
import { placeOf } from './place.ts'
import type { CallAt } from '../quarantine/test-location.ts'
import { hasLeader, runFolder } from '../mailbox/run-folder.ts'
import { end, showSteps, showTest } from './show-result.ts'
import type { Shown } from './show-result.ts'

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

/** A test: what it says of itself, and the cases that were planned for it. */
export interface Played {
  readonly mark: BlandMark
  /** Empty for cases of the suite. */
  readonly planned: readonly PlannedCase[]
}

/** Waits for the cases of a test, and shows them: as steps, or the one that the test is. */
export async function play(input: SuiteInput, { mark, planned }: Played): Promise<void> {
  const info = test.info()
  const place = placeOf(mark, info.titlePath)
  const told = await answerTo(input, place.id, mark)
  const judged = told.state === 'judged' ? await readJudged(told) : null
  const cases =
    judged === null ? unplayed(told, mark) : casesOf(judged.record, { input, mark, planned })
  const label = ({ title }: CaseRecord): string => [mark.scenario ?? place.suite, title].join(' › ')
  const context = judged?.context ?? { run: null, batchId: null }
  const shown = { site: input.site, label, context }
  const [only] = cases
  const ending =
    mark.asSteps || only === undefined
      ? await showSteps(info, cases, shown)
      : await showTest(info, only, shown)
  if (judged !== null) await attach(info, judged, ending.checked)
  end(info, ending)
}

async function readJudged(told: Answer & { readonly state: 'judged' }): Promise<Judged> {
  const { conversation } = told
  const record = loadRecord(told.record)
  const run = record.kind === 'run' ? record.run : null
  const transcript = conversation === null ? null : shownPath(conversation.text)
  const context = { run, batchId: record.batchId, transcript }
  return { path: told.record, record, conversation, context }
}

function casesOf(
  record: Judged['record'],
  { input, mark, planned }: Played & { readonly input: SuiteInput },
): readonly Shown[] {
  const missing = because('errored', 'the case was not judged')
  return mark.cases.map((one, index): Shown => {
    const own = record.cases.find((other) => isSameCase(other, one))
    if (own !== undefined) return { kind: 'judged', record: own }
    const due = dueCheck(input, planned[index], record)
    if (due !== null) return { kind: 'check', due }
    return { kind: 'judged', record: bareRecord(one, missing) }
  })
}

/** The check that a case stands for; null where it stands for none, or there is no run to look at. */
function dueCheck(
  { checks }: SuiteInput,
  planned: PlannedCase | undefined,
  record: Judged['record'],
): DueCheck | null {
  if (planned?.kind !== 'check' || record.kind !== 'run' || record.run === null) return null
  const check = checks[planned.check]
  const { id, title } = planned
  return check === undefined ? null : { check, id, title, run: record.run }
}

function unplayed(told: Answer, mark: BlandMark): readonly Shown[] {
  if (told.state === 'judged') return []
  const [first] = mark.cases
  const fails = told.state === 'refused' ? told.fails : first && keyText(first)
  return mark.cases.map((one) => {
    const verdict = because(keyText(one) === fails ? 'failed' : 'skipped', told.reason)
    return { kind: 'judged', record: bareRecord(one, verdict) }
  })
}

async function answerTo({ settings }: SuiteInput, id: string, mark: BlandMark): Promise<Answer> {
  const suite = join(runFolder(), id)
  const [first] = mark.cases
  if (!hasLeader()) {
    const fails = first !== undefined && claimFirst(suite) ? keyText(first) : null
    return { state: 'refused', reason: NO_LEADER, fails }
  }
  const { timeout, settleTimeout } = settings.timing
  const told = await ask(suite, questionOf(mark), timeout + settleTimeout + MARGIN)
  return told ?? { state: 'broken', reason: NO_ANSWER }
}

const NO_ANSWER = 'the reporter has not said in time what became of this conversation'

const NO_LEADER =
  "Nothing was started: the reporter that plays Bland's batches is not there. Add " +
  "['@bland-suite/playwright/reporter'] to `reporter` in playwright.config.ts; " +
  '--reporter on the command line replaces that list (--add-reporter adds to it)'

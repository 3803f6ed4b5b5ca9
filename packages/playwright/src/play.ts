/** The bodies of the tests: they wait for what the leader has judged, and show it. */
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { because, loadRecord, shownPath, toSuiteCase } from 'bland-suite/adapter'
import type { CallSite, CaseRecord, SuiteSettings } from 'bland-suite/adapter'
import { test } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { awaitAnswer } from './answers.ts'
import type { Answer } from './answers.ts'
import { sayWaiting } from './asking.ts'
import { attach } from './attach.ts'
import { hasLeader } from './leadership.ts'
import type { BlandMark } from './mark.ts'
import type { CallAt } from './raw-site.ts'
import { runFolder } from './run-folder.ts'
import { suiteFolder } from './suite-file.ts'
import { showCase, showSteps } from './tell.ts'
import type { Told } from './tell.ts'

/** What a suite is defined with. */
export interface SuiteInput {
  readonly suite: string
  /** Names the call of `defineBlandSuite`. */
  readonly id: string
  readonly site: CallSite | null
  /** Calls Playwright from the user's line. */
  readonly at: CallAt
  readonly settings: SuiteSettings
}

/** What the leader may need beyond the time that the suite gives Bland: starting, settling, writing. */
const MARGIN = 300_000

/** Waits for the cases of a test, and shows them: as steps, or the one that the test is. */
export async function play(input: SuiteInput, mark: BlandMark): Promise<void> {
  const info = test.info()
  const told = await ask(input, mark)
  const { cases, context } =
    told.state === 'judged' ? await readJudged(info, told, mark) : unplayed(told, mark)
  const label = ({ title }: CaseRecord): string => [mark.scenario ?? mark.suite, title].join(' › ')
  const shown = { site: input.site, label, context }
  if (mark.asSteps) await showSteps(info, cases, shown)
  else for (const one of cases) showCase(info, one, shown)
}

type Shown = Pick<Told, 'context'> & { readonly cases: readonly CaseRecord[] }

async function readJudged(
  info: TestInfo,
  told: Answer & { readonly state: 'judged' },
  mark: BlandMark,
): Promise<Shown> {
  const record = await loadRecord(told.record)
  attach(info, told, record)
  const missing = because('errored', 'the case was not judged')
  const cases = mark.cases.map(
    ({ title }) => record.cases.find((one) => one.title === title) ?? toSuiteCase(title, missing),
  )
  const run = record.kind === 'run' ? record.run : null
  const transcript = told.conversation === null ? null : shownPath(told.conversation.text)
  return { cases, context: { run, batchId: record.batchId, transcript } }
}

type Unplayed = Exclude<Answer, { readonly state: 'judged' }>

function unplayed(told: Unplayed, mark: BlandMark): Shown {
  const fails = told.state === 'broken' ? mark.cases[0]?.title : told.fails
  const cases = mark.cases.map(({ title }) =>
    toSuiteCase(title, because(title === fails ? 'failed' : 'skipped', told.reason)),
  )
  return { cases, context: { run: null, batchId: null } }
}

async function ask(input: SuiteInput, { id, key, cases }: BlandMark): Promise<Answer> {
  const run = runFolder()
  const [{ title } = { title: null }] = cases
  if (!hasLeader(run)) {
    const fails = isFirst(suiteFolder(run, id)) ? title : null
    return { state: 'refused', reason: NO_LEADER, fails }
  }
  sayWaiting(run, id)
  const { timeout, settleTimeout } = input.settings.timing
  const patience = timeout + settleTimeout + MARGIN
  const told = await awaitAnswer({ run, id, key }, patience)
  return told ?? { state: 'broken', reason: NO_ANSWER }
}

const NO_ANSWER = 'the reporter has not said in time what became of this conversation'

const NO_LEADER =
  "Nothing was started: the reporter that plays Bland's batches is not there. Add " +
  "['@bland-suite/playwright/reporter'] to `reporter` in playwright.config.ts; " +
  '--reporter on the command line replaces that list (--add-reporter adds to it)'

/** Whether this is the first test of the suite that asks, in whatever worker. */
function isFirst(folder: string): boolean {
  try {
    closeSync(openSync(join(folder, 'claim'), 'wx'))
    return true
  } catch {
    return false
  }
}

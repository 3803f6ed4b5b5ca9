/** Defining the tests of a suite. */
import type { SuiteInput } from './suite-input.ts'
import { BATCH_CASE, because, reportedKind, START_CASE, toSuiteCase } from 'bland-suite/adapter'
import type { BlandError } from 'bland-suite'
import type { JudgedScenario, PlannedCase, PlannedScenario, Prepared } from 'bland-suite/adapter'
import { afterAll, describe, test } from 'vitest'
import type { TestContext } from 'vitest'
import type { BlandContext, BlandMeta } from './case-meta.ts'
import { currentSuite, placeTests } from '../quarantine/current-suite.ts'
import type { DefinedTest } from '../quarantine/current-suite.ts'
import { atUser, tell } from './show-result.ts'
import { waitAsLast } from '../quarantine/reporter-flush.ts'
import { LateSession } from './late-session.ts'
import { noteDemand } from './demand.ts'
import { playCheck } from './play-check.ts'
import type { DueCheck } from './play-check.ts'

/** What every suite has. */
export type SuiteBase = Pick<SuiteInput, 'suite' | 'place' | 'site' | 'folder' | keyof BlandContext>

/** A test that waits as long as it must, once: our own deadline ends it, and no retry replays it. */
const PATIENT = {
  timeout: 0,
  retry: 0,
  repeats: 0,
  // What the user says of the tests around would have it that what failed is as it should be.
  fails: false,
  concurrent: false,
  sequential: true,
} as const

/** Defines a suite that is skipped, with its reason. */
export function collectSkipped(base: SuiteBase, reason: string): void {
  test(START_CASE, { ...PATIENT, meta: { bland: metaOf(base, null, 'suite') } }, (ctx) => {
    begin(ctx)
    markReported(ctx)
    ctx.skip(reason)
  })
  placeTests(base.site)
}

/** Defines the planned tests, or the one that tells why there is no plan. */
export function collectSuite(input: SuiteInput, prepared: Prepared): void {
  if (prepared.state === 'unplanned') return collectUnplanned(input, prepared.error)
  const late = new LateSession(input, prepared, currentSuite())
  afterAll(() => late.close(), 0)
  for (const scenario of prepared.plan.scenarios) {
    describe(scenario.title, { concurrent: true }, () => {
      for (const planned of scenario.cases) defineCase(input, { late, scenario, planned })
      late.addScenario(scenario, placeTests(input.site))
    })
  }
  if (prepared.plan.hasBatchCase) late.addBatchTest(defineBatchCase(input, late))
}

function collectUnplanned(input: SuiteInput, error: BlandError): void {
  test(START_CASE, { ...PATIENT, meta: { bland: metaOf(input, null, 'suite') } }, async (ctx) => {
    begin(ctx)
    const { createRecorder, recordUnplanned } = await import('bland-suite/session')
    const recorder = createRecorder(input.folder, input.outDir, input.conversations)
    const { reason, record } = recordUnplanned(input.suite, error, recorder)
    markReported(ctx, record)
    error.message = reason
    throw atUser(error, START_CASE, input.site)
  })
  placeTests(input.site)
}

interface ScenarioCase {
  readonly late: LateSession
  readonly scenario: PlannedScenario
  readonly planned: PlannedCase
}

function defineCase(input: SuiteInput, { late, scenario, planned }: ScenarioCase): void {
  const meta = { bland: metaOf(input, scenario.title, reportedKind(planned)) }
  const { title } = planned
  test(title, { ...PATIENT, meta }, async (ctx) => {
    begin(ctx)
    const judged = await late.wait((session) => session.scenario(scenario.key), ctx)
    const own = judged.cases.find((one) => one.title === title)
    const due = own === undefined ? dueCheck(input, planned, judged) : null
    const error = due === null ? null : await playCheck(ctx, due)
    markReported(ctx, judged.record, isPlayed(input, judged))
    if (late.isLast(scenario.key, title)) await waitAsLast(ctx.signal)
    if (error !== null) throw error
    if (due !== null) return
    const missing = toSuiteCase(title, because('errored', 'the case was not judged'))
    const label = `${scenario.title} › ${title}`
    tell(ctx, own ?? missing, { ...input, label, context: judged })
  })
}

/** A replayed conversation was played at another time. */
function isPlayed({ settings }: SuiteInput, { run }: Pick<JudgedScenario, 'run'>): boolean {
  return run !== null && settings.source.kind !== 'replay'
}

/** The check that a case stands for; null where it stands for none, or there is no run to look at. */
function dueCheck(
  { checks }: SuiteInput,
  planned: PlannedCase,
  { run, record }: Pick<JudgedScenario, 'run' | 'record'>,
): DueCheck | null {
  const check = planned.kind === 'check' ? checks[planned.check] : undefined
  return check === undefined || run === null ? null : { check, title: planned.title, run, record }
}

function defineBatchCase(input: SuiteInput, late: LateSession): DefinedTest | undefined {
  const meta = { bland: metaOf(input, null, 'suite') }
  test(BATCH_CASE, { ...PATIENT, meta }, async (ctx) => {
    begin(ctx)
    const judged = await late.wait((session) => session.batch(), ctx)
    markReported(ctx, judged.record)
    const context = { run: null, batchId: judged.batchId }
    tell(ctx, judged.case, { ...input, label: BATCH_CASE, context })
  })
  return placeTests(input.site).at(-1)
}

function metaOf(
  { suite, folder }: SuiteBase,
  scenario: string | null,
  kind: BlandMeta['kind'],
): BlandMeta {
  return { suite, scenario, kind, folder }
}

function begin(ctx: TestContext): void {
  noteDemand(ctx)
  const { bland } = ctx.task.meta
  if (bland !== undefined) bland.begun = true
}

function markReported(ctx: TestContext, record?: string, wasPlayed = false): void {
  const { bland } = ctx.task.meta
  if (bland === undefined) return
  bland.reported = true
  if (record !== undefined) bland.record = record
  if (wasPlayed) bland.played = true
}

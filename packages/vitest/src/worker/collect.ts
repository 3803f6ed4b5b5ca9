/** Defining the tests of a suite. */
import type { SuiteInput } from './suite-input.ts'
import {
  bareRecord,
  because,
  isSameCase,
  ownKey,
  suiteCasesOf,
  suiteKey,
  SUITE_STARTS,
} from 'bland-suite/internal/worker'
import type {
  JudgedScenario,
  OwnKey,
  PlannedCase,
  PlannedScenario,
  Prepared,
  TitledKey,
} from 'bland-suite/internal/worker'
import type { BlandError } from 'bland-suite'
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
  test(SUITE_STARTS.title, { ...PATIENT, meta: metaOf(base, SUITE_STARTS) }, (ctx) => {
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
  for (const one of suiteCasesOf(prepared.plan)) {
    const defined = defineSuiteCase(input, suiteKey(one), late)
    if (defined !== undefined) late.addSuiteTest(one.key, defined)
  }
}

function collectUnplanned(input: SuiteInput, error: BlandError): void {
  test(SUITE_STARTS.title, { ...PATIENT, meta: metaOf(input, SUITE_STARTS) }, async (ctx) => {
    begin(ctx)
    const { createRecorder, recordUnplanned } = await import('bland-suite/internal/leader')
    const recorder = createRecorder(input.folder, input.outDir, input.conversations)
    const { reason, record } = recordUnplanned(input.suite, error, recorder)
    markReported(ctx, record)
    error.message = reason
    throw atUser(error, SUITE_STARTS.title, input.site)
  })
  placeTests(input.site)
}

interface ScenarioCase {
  readonly late: LateSession
  readonly scenario: PlannedScenario
  readonly planned: PlannedCase
}

function defineCase(input: SuiteInput, { late, scenario, planned }: ScenarioCase): void {
  const key = ownKey(planned)
  const meta = metaOf(input, key, scenario)
  const { title } = planned
  test(title, { ...PATIENT, meta }, async (ctx) => {
    begin(ctx)
    const judged = await late.wait((session) => session.scenario(scenario.key), ctx)
    const own = judged.cases.find((one) => isSameCase(one, key))
    const due = own === undefined ? dueCheck(input, planned, judged) : null
    const error = due === null ? null : await playCheck(ctx, due)
    markReported(ctx, judged.record, isPlayed(input, judged))
    if (late.isLast(scenario.key, planned)) await waitAsLast(ctx.signal)
    if (error !== null) throw error
    if (due !== null) return
    const missing = bareRecord({ ...key, title }, NOT_JUDGED)
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
  const { id, title } = planned
  return check === undefined || run === null ? null : { check, id, title, run, record }
}

const NOT_JUDGED = because('errored', 'the case was not judged')

function defineSuiteCase(
  input: SuiteInput,
  one: TitledKey,
  late: LateSession,
): DefinedTest | undefined {
  test(one.title, { ...PATIENT, meta: metaOf(input, one) }, async (ctx) => {
    begin(ctx)
    const { cases, batchId, record } = await late.wait((session) => session.suite(), ctx)
    markReported(ctx, record)
    const own = cases.find((other) => isSameCase(other, one)) ?? bareRecord(one, NOT_JUDGED)
    tell(ctx, own, { ...input, label: one.title, context: { run: null, batchId } })
  })
  return placeTests(input.site).at(-1)
}

function metaOf(
  { suite, folder }: SuiteBase,
  { kind, id }: OwnKey,
  scenario: Pick<PlannedScenario, 'key' | 'title'> | null = null,
): { readonly bland: BlandMeta } {
  const key = { kind, id, suite: folder, scenario: scenario?.key ?? null }
  return { bland: { suite, key, scenario: scenario?.title ?? null } }
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

/** Defines the tests of a suite. */
import {
  atUser,
  keysOf,
  LateSession,
  recordNoPlan,
  suiteCasesOf,
  suiteKey,
  SUITE_STARTS,
} from 'bland-suite/internal/worker'
import type { BlandError, SuiteOptions } from 'bland-suite'
import type {
  BlandMeta,
  OwnCase,
  OwnSuite,
  PlannedScenario,
  PlayableSuite,
  Prepared,
  TitledKey,
} from 'bland-suite/internal/worker'
import { afterAll, describe, test } from 'vitest'
import type { ExpectStatic, TestContext } from 'vitest'
import { placeTests, recordTeller } from '../quarantine/current-suite.ts'
import { noteDemand } from '../quarantine/demand.ts'
import { waitAsLast } from '../quarantine/reporter-flush.ts'
import { showResult } from './show-result.ts'

type SuiteInput = OwnSuite & Pick<PlayableSuite<SuiteOptions, ExpectStatic>, 'settings' | 'checks'>

type PlannedTest = Pick<OwnCase<ExpectStatic>, 'one' | 'scenario'>

/** Our own deadline ends a test, and no retry plays it again. */
const PATIENT = {
  timeout: 0,
  retry: 0,
  repeats: 0,
  // `fails: true` around the suite must not turn a failure into a pass.
  fails: false,
  concurrent: false,
  sequential: true,
} as const

/** Defines a suite that is skipped, with its reason. */
export function collectSkipped(base: OwnSuite, reason: string): void {
  defineTest(base, { one: SUITE_STARTS, scenario: null }, (ctx, meta) => {
    meta.reported = true
    ctx.skip(reason)
  })
  placeTests(base.site)
}

/** Defines the planned tests, or the one that explains why there is no plan. */
export function collectSuite(input: SuiteInput, prepared: Prepared): void {
  if (prepared.state === 'unplanned') return collectUnplanned(input, prepared.error)
  const late = new LateSession(input, prepared)
  const tellRecords = recordTeller()
  afterAll(async () => tellRecords(await late.close()), 0)
  const defineCases = (scenario: PlannedScenario | null, cases: readonly TitledKey[]): void => {
    for (const one of cases) defineCase(input, late, { one, scenario })
    late.tests.add(scenario?.key ?? null, cases, placeTests(input.site))
  }
  for (const scenario of prepared.plan.scenarios) {
    describe(scenario.title, { concurrent: true }, () => defineCases(scenario, keysOf(scenario)))
  }
  defineCases(null, suiteCasesOf(prepared.plan).map(suiteKey))
}

function collectUnplanned(input: SuiteInput, error: BlandError): void {
  defineTest(input, { one: SUITE_STARTS, scenario: null }, async (_ctx, meta) => {
    const record = await recordNoPlan(input, error)
    Object.assign(meta, { reported: true, record })
    throw atUser(error, SUITE_STARTS.title, input.site)
  })
  placeTests(input.site)
}

function defineCase(input: SuiteInput, late: LateSession, own: PlannedTest): void {
  defineTest(input, own, async (ctx, meta) => {
    const softErrors = (): readonly Error[] => (ctx.task.result?.errors ?? []).map(toError)
    const tools = { checks: input.checks, expect: () => ctx.expect, softErrors }
    const shown = await late.settle({ ...own, ...tools, waiter: ctx, meta })
    if (shown.isLast) await waitAsLast(ctx.signal)
    if (shown.thrown !== null) throw shown.thrown
    if (!shown.isCheck) await showResult(ctx, shown, input)
  })
}

function toError({ message, name = 'Error' }: Pick<Error, 'message'> & Partial<Error>): Error {
  return Object.assign(new Error(message), { name })
}

type Body = (ctx: TestContext, meta: BlandMeta) => Promise<void> | void

function defineTest({ suite, folder }: OwnSuite, { one, scenario }: PlannedTest, body: Body): void {
  const { kind, id, title } = one
  const key = { kind, id, suite: folder, scenario: scenario?.key ?? null }
  const meta: BlandMeta = { suite, key, scenario: scenario?.title ?? null }
  test(title, { ...PATIENT, meta: { bland: meta } }, (ctx) => {
    noteDemand(ctx)
    const { bland = meta } = ctx.task.meta
    bland.begun = true
    return body(ctx, bland)
  })
}

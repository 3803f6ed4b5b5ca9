/** The session of a check run. It keeps the promises of any session, so that runners and reports see one kind. */
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { CheckSource } from '../../options/source/check-source.ts'
import { NativeAbortController, sleep } from '../../util/native.ts'
import { acceptable } from '../baseline/acceptable.ts'
import { openBaseline } from '../baseline/compare.ts'
import { updateFile } from '../baseline/update.ts'
import { noting, timesOf, writeSuite } from '../open.ts'
import type { SuiteRecord } from '../../record/record.ts'
import { notSelected } from '../session.ts'
import type { Session } from '../session.ts'
import type { SessionInput } from '../session-input.ts'
import { cancellerOf } from './cancel-checks.ts'
import { keepCheckCassette } from './keep-check-cassette.ts'
import { judgeAndRecordChecks } from './play-checks.ts'
import type { JudgedChecks, OpenedChecks } from './play-checks.ts'
import { startChecks } from './start-checks.ts'
import type { StartedChecks } from './start-checks.ts'

/** How long a closed session waits for the answer to its start, in milliseconds. */
const PATIENCE = 5_000

/** Opens the session of a check run: it starts immediately, or finds the existing one. */
export function openChecks(input: SessionInput, source: CheckSource): Session {
  const closing = new NativeAbortController()
  const opened = open(input, source, closing.signal)
  const scenario = input.plan.scenarios.find(({ key }) => input.selected.has(key))
  const judged = opened.then((context) => judgeAndRecordChecks(scenario, context))
  judged.catch(() => {})
  const suite = judged.then(async (ended) => tellSuite(await opened, ended))
  suite.catch(() => {})
  return {
    batchId: async () => idOf((await opened).started),
    batches: async () => [],
    refusal: async () => {
      const { started } = await opened
      return started.state === 'refused' ? started.reason : null
    },
    isLost: async () => {
      const { started } = await opened
      return started.state === 'refused' && started.isLost
    },
    scenario: async (key) => {
      if (key !== scenario?.key) throw notSelected(key)
      return (await judged).scenario
    },
    suite: () => suite,
    cancel: async () => {
      const context = await soon(opened)
      await context?.canceller.cancel()
    },
    close: () => close({ opened, judged }, closing),
  }
}

interface Closing {
  readonly opened: Promise<OpenedChecks>
  readonly judged: Promise<JudgedChecks>
}

/** Waits for the answer to the start, but not long. */
async function soon(opened: Promise<OpenedChecks>): Promise<OpenedChecks | null> {
  // A sleep that goes on would keep the process alive.
  const answered = new NativeAbortController()
  const late = sleep(PATIENCE, answered.signal).then(() => null)
  try {
    return await Promise.race([opened, late])
  } finally {
    answered.abort()
  }
}

/** Cancels what we started and nobody waits for any longer, and then keeps the cassette. */
async function close({ opened, judged }: Closing, closing: AbortController): Promise<void> {
  closing.abort()
  const context = await soon(opened)
  if (context === null) return
  const [ended] = await Promise.allSettled([judged])
  if (ended.status === 'rejected') await context.canceller.cancel()
  else keepCheckCassette(context, ended.value)
}

async function open(
  given: SessionInput,
  source: CheckSource,
  closing: AbortSignal,
): Promise<OpenedChecks> {
  const baseline = openBaseline(given)
  const input = noting(given, baseline?.notes ?? [])
  const { link } = input
  writeSuite(input, NOTHING_YET)
  const { deadline, signal } = timesOf(input, closing)
  // After an interruption before the answer, the record shows that a check run may be active.
  const onSend = (): void => void writeSuite(input, { ...NOTHING_YET, launch: 'sent' })
  const refusal = baseline?.refusal ?? null
  const started: StartedChecks =
    refusal === null
      ? await startChecks(link.client, source, { signal, onSend })
      : { state: 'refused', reason: refusal, isLost: false }
  const lookedUp = started.state === 'started' && started.note !== null ? [started.note] : []
  const told = noting(input, lookedUp)
  writeSuite(told, { ...NOTHING_YET, ...factsOf(started) })
  const canceller = cancellerOf(link.client.checks, source.agentId, started)
  return { input: told, baseline, source, started, canceller, deadline, signal, closing }
}

const NOTHING_YET = { batchId: null, checkRunId: null, batchStatus: null, cases: [] } as const

function idOf(started: StartedChecks): string | null {
  return started.state === 'started' ? started.run.id : null
}

/** Returns the facts about the start for the record of the suite. */
function factsOf(started: StartedChecks): Pick<SuiteRecord, 'checkRunId' | 'tested' | 'launch'> {
  if (started.state === 'started') {
    return { checkRunId: started.run.id, tested: versionOf(started.run) }
  }
  return { checkRunId: null, ...(started.isLost && { launch: 'sent' }) }
}

function versionOf({ agent_version_id: id, semver, version_name: name }: CheckRun): string {
  const shown = [semver, name, id].find((one) => one !== null && one.trim() !== '')
  return `version ${shown ?? 'unknown'}`
}

function tellSuite(opened: OpenedChecks, { run, scenario }: JudgedChecks): JudgedSuiteOf {
  const { started, baseline, input } = opened
  const isUpdate = baseline?.use.mode === 'update' && started.state === 'started'
  const { plan, suite } = input
  const updated = isUpdate
    ? updateFile(baseline, {
        suite,
        scenarios: acceptable([{ ...scenario, run }], plan, baseline.commit),
        suiteCases: [],
      })
    : []
  const record = writeSuite(noting(input, updated), {
    ...NOTHING_YET,
    ...factsOf(started),
    batchStatus: run?.status ?? null,
  })
  return { cases: [], batchId: null, record }
}

type JudgedSuiteOf = Awaited<ReturnType<Session['suite']>>

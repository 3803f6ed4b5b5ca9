/** Runs in a separate thread while Playwright's thread waits: loading a test file is synchronous. */
import { parentPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { BlandResponseError } from 'bland-suite'
import { prepareSuite } from 'bland-suite/internal/leader'
import type { SharedPlan, SuiteSettings } from 'bland-suite/internal/worker'
import type { TokenBooks } from 'bland-suite/internal/report'

/** A task for the thread. */
export interface PlanTask {
  readonly settings: SuiteSettings
  /** When to stop, in milliseconds from now. */
  readonly patience: number
  readonly port: MessagePort
  /** Set to 1, and notified, when the answer has been posted. */
  readonly done: Int32Array<SharedArrayBuffer>
}

/** The answer of the thread. */
export interface Planned {
  readonly shared: SharedPlan
  /** The tokens of the plan's redaction, for the conversations. */
  readonly tokens: TokenBooks
}

// Only `planNow` posts tasks.
parentPort?.on('message', (task: PlanTask) => void answer(task))

async function answer({ settings, patience, port, done }: PlanTask): Promise<void> {
  const tokens: TokenBooks = new Map()
  const shared = await plan(settings, patience, tokens)
  port.postMessage({ shared, tokens } satisfies Planned)
  Atomics.store(done, 0, 1)
  Atomics.notify(done, 0)
}

async function plan(
  settings: SuiteSettings,
  patience: number,
  tokens: TokenBooks,
): Promise<SharedPlan> {
  const prepared = await prepareSuite(settings, AbortSignal.timeout(patience), tokens)
  if (prepared.state === 'planned') return { state: 'planned', plan: prepared.plan }
  const { error } = prepared
  const body = error instanceof BlandResponseError ? { body: error.body } : {}
  return { state: 'unplanned', problem: { message: error.message, ...body } }
}

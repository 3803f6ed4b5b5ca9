/** Planning a suite while a test file is loaded: it cannot wait, so a thread reads, and we sleep. */
import { MessageChannel, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads'
import type { SuiteSettings } from 'bland-suite/internal/worker'
import type { PlanTask } from './plan-thread.ts'
import type { SharedPlan } from 'bland-suite/internal/worker'

/** How long reading may take in all, in milliseconds: someone waits for the list of tests. */
const PATIENCE = 60_000
/** What starting a thread and telling its answer may take beyond that. */
const MARGIN = 15_000

let planner: Worker | null = null

/**
 * Starts the thread, so that what it loads is there when a test file asks. One thread plans all suites
 * of the process, and keeps nothing alive.
 */
export function startPlanner(): Worker {
  planner ??= new Worker(new URL('./plan-thread.js', import.meta.url), {
    // Playwright's own module hooks are for test files.
    execArgv: [],
    // A test file may set variables before it asks.
    env: SHARE_ENV,
  })
  planner.unref()
  return planner
}

/** Plans a suite. It only reads, never throws, and returns when it has an answer. */
export function planNow(settings: SuiteSettings): SharedPlan {
  const { port1, port2 } = new MessageChannel()
  const done = new Int32Array(new SharedArrayBuffer(4))
  const task: PlanTask = { settings, patience: PATIENCE, port: port2, done }
  startPlanner().postMessage(task, [port2])
  Atomics.wait(done, 0, 0, PATIENCE + MARGIN)
  const answer: unknown = receiveMessageOnPort(port1)
  port1.close()
  return isAnswer(answer) ? answer.message : NO_ANSWER
}

const NO_ANSWER: SharedPlan = {
  state: 'unplanned',
  problem: {
    message: `bland-suite could not plan the suite: the thread that reads gave no answer in ${(PATIENCE + MARGIN) / 1000} s.`,
  },
}

function isAnswer(value: unknown): value is { readonly message: SharedPlan } {
  return typeof value === 'object' && value !== null && 'message' in value
}

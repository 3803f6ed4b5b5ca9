/** Plans a suite while a test file is loaded. Loading is synchronous, so a thread reads while we sleep. */
import { MessageChannel, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads'
import type { SuiteSettings } from 'bland-suite/internal/worker'
import type { PlanTask, Planned } from './plan-thread.ts'

/** How long reading may take in total, in milliseconds: somebody waits for the list of tests. */
const PATIENCE = 60_000
/** How much longer the thread's start and its answer may take. */
const MARGIN = 15_000

let planner: Worker | null = null

/**
 * Starts the thread, so that it is ready when a test file needs a plan. One thread plans all suites of the
 * process, and does not keep the process alive.
 */
export function startPlanner(): Worker {
  planner ??= new Worker(new URL('./plan-thread.js', import.meta.url), {
    // Playwright's module hooks are only for test files.
    execArgv: [],
    // A test file may set variables before it defines a suite.
    env: SHARE_ENV,
  })
  planner.unref()
  return planner
}

/** Plans a suite. Only reads, never throws, and blocks until there is an answer. */
export function planNow(settings: SuiteSettings): Planned {
  const { port1, port2 } = new MessageChannel()
  const done = new Int32Array(new SharedArrayBuffer(4))
  const task: PlanTask = { settings, patience: PATIENCE, port: port2, done }
  startPlanner().postMessage(task, [port2])
  Atomics.wait(done, 0, 0, PATIENCE + MARGIN)
  const answer: unknown = receiveMessageOnPort(port1)
  port1.close()
  return isAnswer(answer) ? answer.message : NO_ANSWER
}

const NO_ANSWER: Planned = {
  shared: {
    state: 'unplanned',
    problem: {
      message: `bland-suite could not plan the suite: the planning thread did not answer within ${(PATIENCE + MARGIN) / 1000} s.`,
    },
  },
  tokens: new Map(),
}

function isAnswer(value: unknown): value is { readonly message: Planned } {
  return typeof value === 'object' && value !== null && 'message' in value
}

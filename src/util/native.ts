/**
 * Clock and abort signals that a test environment cannot replace.
 *
 * The session lives in the user's test process, where happy-dom swaps the global AbortController and fake
 * timers freeze setTimeout, Date and performance. The conversation continues meanwhile, so waiting must
 * too: `transferableAbortController` returns Node's own classes, `AbortSignal.timeout` runs on Node's
 * internal timers, and `process.uptime` is never faked.
 */
import { isError } from '../errors/thrown.ts'
import { setMaxListeners } from 'node:events'
import { transferableAbortController } from 'node:util'
import { MessageChannel } from 'node:worker_threads'

const own = transferableAbortController()

/** Node's own AbortController. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constructor is typed as Function
export const NativeAbortController = own.constructor as typeof AbortController

/** Node's own AbortSignal. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
export const NativeAbortSignal = own.signal.constructor as typeof AbortSignal

const sources = new WeakMap<AbortSignal, readonly AbortSignal[]>()

/**
 * Makes a signal that aborts as soon as one of `signals` does. Node's own keeps its sources weakly: a
 * deadline that nobody else holds is collected as garbage, and never comes.
 */
export function firstOf(signals: readonly AbortSignal[]): AbortSignal {
  const first = NativeAbortSignal.any([...signals])
  sources.set(first, signals)
  return first
}

/** Milliseconds since the process started: only to measure, never to show. */
export function monotonic(): number {
  return process.uptime() * 1000
}

/** Resolves after `ms` milliseconds, or as soon as `signal` aborts. Never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true || ms <= 0) return Promise.resolve()
  if (signal) allowMany(signal)
  const timer = NativeAbortSignal.timeout(Math.ceil(ms))
  // Node does not keep a process alive for AbortSignal.timeout; an open port does.
  const { port1 } = new MessageChannel()
  port1.ref()
  return new Promise((resolve) => {
    const wake = (): void => {
      timer.removeEventListener('abort', wake)
      signal?.removeEventListener('abort', wake)
      port1.close()
      resolve()
    }
    timer.addEventListener('abort', wake)
    signal?.addEventListener('abort', wake)
  })
}

/** Settles like `promise`, or rejects with the signal's reason as soon as it aborts. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  allowMany(signal)
  // After an abort nobody listens: silences the unhandled-rejection warning.
  promise.catch(() => {})
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * Lifts the limit of listeners: all requests of a session wait for one signal, and Node takes eleven for a
 * leak.
 */
function allowMany(signal: AbortSignal): void {
  if (signal instanceof NativeAbortSignal) setMaxListeners(0, signal)
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason
  return isError(reason) ? reason : new Error('aborted', { cause: reason })
}

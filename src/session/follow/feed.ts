/** Feeds of a session: a polled batch, or only the runs themselves. */
import { monotonic, NativeAbortController, sleep } from '../../util/native.ts'
import type { BlandClient } from '../../api/client.ts'
import { readBatchView } from '../../api/batch-view.ts'
import type { BatchView } from '../../api/batch-view.ts'

/** Ticks as long as someone listens. */
export interface Feed {
  /** Resolves at the next tick after a number, with the current batch, or null if there is none. */
  readonly next: (after: number) => Promise<Tick>
  /** Requests a read immediately. Returns the last view, with the number of the last read that has begun. */
  readonly renew: () => Tick
  /** Ends listening. Polling ends with the last listener. */
  readonly leave: () => void
}

/** One read of the batch. */
interface Tick {
  /** Counts up from 1. */
  readonly number: number
  readonly view: BatchView | null
}

/** Makes the feed of runs without a batch: one tick per interval, the first immediately. */
export function createClock(pollInterval: number, signal: AbortSignal): Feed {
  return {
    next: async (after) => {
      if (after > 0) await sleep(pollInterval, signal)
      signal.throwIfAborted()
      return { number: after + 1, view: null }
    },
    renew: () => ({ number: 0, view: null }),
    leave: () => {},
  }
}

/**
 * Polls a batch for all listeners: suites of one process that attach to the same batch share the poller. If
 * a read fails after the client's retries, all listeners get the error.
 */
class BatchPoller {
  readonly #read: (signal: AbortSignal) => Promise<BatchView>
  readonly #interval: number
  readonly #stop = new NativeAbortController()
  readonly #waiting = new Set<() => void>()
  #tick: Tick = { number: 0, view: null }
  #failure: { readonly error: unknown } | null = null
  #listeners = 0
  #isLooking = false
  #isHurried = false
  #endPause: () => void = () => {}

  constructor(client: BlandClient, batchId: string, pollInterval: number) {
    this.#read = (signal) => readBatchView(client, batchId, signal)
    this.#interval = pollInterval
  }

  /** Whether polling has ended with an error. Later listeners get a new poller, not the old error. */
  get hasFailed(): boolean {
    return this.#failure !== null
  }

  /** Joins. The first listener starts the polling. */
  listen(signal: AbortSignal, onEmpty: () => void): Feed {
    this.#listeners += 1
    if (this.#listeners === 1) this.#poll().catch((error: unknown) => this.#fail(error))
    let listening = true
    const leave = (): void => {
      if (!listening) return
      listening = false
      this.#listeners -= 1
      if (this.#listeners > 0) return
      onEmpty()
      this.#stop.abort()
    }
    return { next: (after) => this.#next(after, signal), renew: () => this.#renew(), leave }
  }

  #renew(): Tick {
    this.#isHurried = true
    this.#endPause()
    const { number, view } = this.#tick
    return { number: this.#isLooking ? number + 1 : number, view }
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      const started = monotonic()
      await this.#pollOnce(signal)
      await this.#pause(this.#interval - (monotonic() - started))
    }
  }

  /** Waits for the next read, unless a listener wants it immediately. */
  async #pause(ms: number): Promise<void> {
    if (!this.#isHurried) {
      const pause = new NativeAbortController()
      this.#endPause = () => pause.abort('over')
      this.#stop.signal.addEventListener('abort', this.#endPause)
      await sleep(ms, pause.signal)
      this.#stop.signal.removeEventListener('abort', this.#endPause)
    }
    this.#isHurried = false
  }

  async #pollOnce(signal: AbortSignal): Promise<void> {
    this.#isLooking = true
    const view = await this.#read(signal)
    this.#isLooking = false
    this.#tick = { number: this.#tick.number + 1, view }
    this.#wakeAll()
  }

  #fail(error: unknown): void {
    if (!this.#stop.signal.aborted) this.#failure = { error }
    this.#wakeAll()
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake()
  }

  async #next(after: number, signal: AbortSignal): Promise<Tick> {
    while (this.#tick.number <= after) {
      signal.throwIfAborted()
      if (this.#failure !== null) throw this.#failure.error
      await this.#wakeUp(signal)
    }
    return this.#tick
  }

  #wakeUp(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#waiting.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}

/** The pollers of this process, by account and batch. Each is removed with its last listener. */
const pollers = new Map<string, BatchPoller>()

/** Listens to a batch with this process's poller for it. */
export function listenToBatch(
  client: BlandClient,
  batch: { readonly id: string; readonly pollInterval: number },
  signal: AbortSignal,
): Feed {
  const name = `${client.account} ${batch.id}`
  const known = pollers.get(name)
  const isGood = known !== undefined && !known.hasFailed
  const poller = isGood ? known : new BatchPoller(client, batch.id, batch.pollInterval)
  pollers.set(name, poller)
  return poller.listen(signal, () => {
    if (pollers.get(name) === poller) pollers.delete(name)
  })
}

/** The client of a session that follows runs: it waits for temporary errors to pass, until the session's deadline. */
import { messageOf } from '../../errors/thrown.ts'
import type { BlandClient } from '../../api/client.ts'
import { sleep } from '../../util/native.ts'
import { debugSession } from '../../util/debug.ts'
import { BlandError } from '../../errors/bland-error.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { judgeLater } from '../../options/repeat/judge-later.ts'
import type { JudgedLater } from '../../options/repeat/judge-later.ts'

/** The followed batch or runs. */
interface Followed extends Pick<JudgedLater, 'rule'> {
  /** Returns the batches of all attempts that have started by now. */
  readonly batchIds: () => readonly string[]
  /** Whether our own launch returned the id: then it exists, even if a replica does not know it yet. */
  readonly isOwn: boolean
}

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** A client that follows, and its message for the deadline. */
export interface FollowingClient {
  readonly client: BlandClient
  /** Returns the latest problem with reading, and how to report on the batch later; undefined if there is neither. */
  readonly wayBack: () => string | undefined
}

/**
 * Makes the client. The transport retries errors that are temporary by their status. This client also
 * retries two that are temporary in fact: a 404 of an id that Bland has just given, and one 403. Its final
 * error says how to report on the batch later.
 */
export function followingClient(base: BlandClient, followed: Followed): FollowingClient {
  const patience = new Patience(followed)
  const client: BlandClient = {
    ...base,
    getBatch: (id, signal) => patience.waitOut(id, () => base.getBatch(id, signal), signal),
    listRuns: (id, signal) => patience.waitOut(id, () => base.listRuns(id, signal), signal),
    getRun: (id, signal) => patience.waitOut(id, () => base.getRun(id, signal), signal),
  }
  return { client, wayBack: () => patience.wayBack() }
}

class Patience {
  readonly #followed: Followed
  /** By requested id: success with one says nothing about another. */
  readonly #troubles = new Map<string, string>()

  constructor(followed: Followed) {
    this.#followed = followed
  }

  async waitOut<T>(id: string, ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const [result] = await Promise.allSettled([ask()])
      if (result.status === 'fulfilled') {
        this.#troubles.delete(id)
        return result.value
      }
      if (!this.#passes(result.reason, attempt)) throw this.#told(result.reason)
      const trouble = messageOf(result.reason)
      this.#troubles.set(id, trouble)
      debugSession('waited out: %s', trouble)
      const wait = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT)
      await sleep(wait * (0.5 + 0.4 * Math.random()), signal)
      signal?.throwIfAborted()
    }
  }

  wayBack(): string | undefined {
    const way = wayTo(this.#followed)
    const [trouble = null] = this.#troubles.values()
    const parts = [trouble, way].filter((part) => part !== null)
    return parts.length === 0 ? undefined : parts.join(' ')
  }

  #passes(error: unknown, attempt: number): boolean {
    const status = statusOf(error)
    return status === 404 ? this.#followed.isOwn : status === 403 && attempt === 1
  }

  /** Adds how to report on the batch later, unless its id does not exist. */
  #told(error: unknown): unknown {
    const way = wayTo(this.#followed)
    const isThere = this.#followed.isOwn || ![403, 404].includes(statusOf(error))
    if (way === null || !isThere || !(error instanceof BlandError)) return error
    return error.advising(way)
  }
}

/** Says how to report on the batches later; null for single runs. */
function wayTo(followed: Followed): string | null {
  const { rule } = followed
  const batchIds = followed.batchIds()
  if (batchIds.length === 0) return null
  const what = batchIds.length === 1 ? 'batch' : 'batches'
  return `Report on the ${what} later with ${judgeLater({ batchIds, rule })}.`
}

function statusOf(error: unknown): number {
  return error instanceof BlandHttpError ? error.failure.status : 0
}

/** How tests ask the leader, and how it answers; `run-folder.ts` lists the files. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import { monotonic, sleep } from 'bland-suite/internal/worker'
import { z } from 'zod'

/** What became of a scenario or a suite case that a test waits for. */
export type Answer =
  | {
      readonly state: 'judged'
      /** The path of the record. */
      readonly record: string
      /** The paths of the conversation, as text and as a page; null if there is none. */
      readonly conversation: { readonly text: string; readonly page: string } | null
    }
  | {
      readonly state: 'refused'
      readonly reason: string
      /** The key of the case that fails with it, as text; the others are skipped. null for none of these. */
      readonly fails: string | null
    }
  | {
      /** It should have been played, and something went wrong: every test that waits fails. */
      readonly state: 'broken'
      readonly reason: string
    }

const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('judged'),
    record: z.string(),
    conversation: z.object({ text: z.string(), page: z.string() }).nullable(),
  }),
  z.object({ state: z.literal('refused'), reason: z.string(), fails: z.string().nullable() }),
  z.object({ state: z.literal('broken'), reason: z.string() }),
])

const lineSchema = z.object({ key: z.string(), answer: answerSchema })

/** Answers about one scenario or suite case, by a line in the suite's file: a file each takes more time. */
export function answer(suite: string, key: string, told: Answer): void {
  fs.appendFileSync(join(suite, ANSWERS), `${JSON.stringify({ key, answer: told })}\n`)
}

/**
 * Asks about a scenario or a suite case. Resolves with null if no answer has come in `patience` milliseconds.
 *
 * @param suite the folder of the suite
 */
export function ask(suite: string, key: string, patience: number): Promise<Answer | null> {
  const inbox = inboxes.get(suite) ?? new Inbox(suite)
  inboxes.set(suite, inbox)
  return untilFound(() => inbox.find(key), AbortSignal.timeout(patience))
}

/**
 * Resolves with true when a test of the suite asks, with false if the signal aborts before. Playwright reports
 * that a test begins before its hooks run; a hook may deploy the agent, or fail, so nothing may start by then.
 */
export async function untilAsked(suite: string, signal: AbortSignal): Promise<boolean> {
  const asked = await untilFound(() => fs.existsSync(join(suite, WAITING)) || null, signal)
  return asked === true
}

/** Whether this test is the first of the suite that claims, in whatever worker. */
export function claimFirst(suite: string): boolean {
  fs.mkdirSync(suite, { recursive: true })
  try {
    fs.writeFileSync(join(suite, 'claim'), '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

const ANSWERS = 'answers.ndjson'
const WAITING = 'waiting'

/** The suites that tests of this process have asked about, by folder. A worker ends before its run does. */
const inboxes = new Map<string, Inbox>()

/** The answers of one suite: this process reads each line once. The first test asks for all. */
class Inbox {
  readonly #path: string
  readonly #answers = new Map<string, Answer>()
  /** How much of the file has been read, in bytes. */
  #read = 0

  constructor(suite: string) {
    fs.mkdirSync(suite, { recursive: true })
    fs.writeFileSync(join(suite, WAITING), '')
    this.#path = join(suite, ANSWERS)
  }

  find(key: string): Answer | null {
    for (const line of this.#answers.has(key) ? [] : this.#newLines()) {
      const read = lineSchema.parse(JSON.parse(line))
      this.#answers.set(read.key, read.answer)
    }
    return this.#answers.get(key) ?? null
  }

  /** The lines that have become whole since the last call. */
  #newLines(): readonly string[] {
    const size = fs.statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0
    if (size <= this.#read) return []
    const bytes = Buffer.alloc(size - this.#read)
    const file = fs.openSync(this.#path, 'r')
    try {
      fs.readSync(file, bytes, { position: this.#read })
    } finally {
      fs.closeSync(file)
    }
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
    this.#read += whole.length
    return whole.toString().split('\n').slice(0, -1)
  }
}

/** The pauses between looks, in milliseconds, and their share of the time that was waited so far. */
const SHORTEST = 4
const LONGEST = 40
const SHARE = 0.05

/** Looks until something is found, as a watch misses files on some network disks; null if aborted before. */
async function untilFound<T>(look: () => T | null, signal: AbortSignal): Promise<T | null> {
  const started = monotonic()
  for (let found = look(); ; found = look()) {
    if (found !== null || signal.aborted) return found
    const share = (monotonic() - started) * SHARE
    await sleep(Math.min(Math.max(share, SHORTEST), LONGEST), signal)
  }
}

/** Carries the questions of tests and the answers of the leader; `run-folder.ts` lists the files. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Mailbox } from 'bland-suite/internal/report'
import { answerSchema, monotonic, sleep } from 'bland-suite/internal/worker'
import type { Answer } from 'bland-suite/internal/worker'
import { z } from 'zod'
import type { Run } from './run-folder.ts'
import { readSuiteFile } from './suite-file.ts'

const lineSchema = z.object({ key: z.string().nullable(), answer: answerSchema })

/** Connects the leader with the tests of a test run. */
export function mailboxOf({ folder, secrets }: Run): Mailbox {
  return {
    readSuite: (plan) => readSuiteFile(folder, plan),
    secretsOf: (plan) => secrets.get(plan) ?? {},
    untilAsked: (id, signal) => untilAsked(join(folder, id), signal),
    // One file for all answers: a file each would take more time.
    answer: (id, key, answer) => {
      fs.appendFileSync(join(folder, id, ANSWERS), `${JSON.stringify({ key, answer })}\n`)
    },
  }
}

/**
 * Asks, in the folder of a suite, about a scenario by its key, or about the suite by null. Resolves with null
 * if there is no answer within `patience` milliseconds, or before the test is over.
 */
export function ask(
  suite: string,
  key: string | null,
  { patience, isOver }: { readonly patience: number; readonly isOver: () => boolean },
): Promise<Answer | null> {
  const inbox = inboxes.get(suite) ?? new Inbox(suite)
  inboxes.set(suite, inbox)
  return untilFound(() => inbox.find(key), AbortSignal.timeout(patience), isOver)
}

/**
 * Waits until the body of a test asks. Playwright reports a test's begin before its hooks run, and nothing
 * may start by then: a hook may deploy the agent, or fail.
 */
async function untilAsked(suite: string, signal: AbortSignal): Promise<boolean> {
  const asked = await untilFound(() => fs.existsSync(join(suite, WAITING)) || null, signal)
  return asked === true
}

/** Returns whether this test is the first of the suite that claims, in any worker. */
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

/** The suites that tests of this process have asked about, by folder. A worker ends before its test run does. */
const inboxes = new Map<string, Inbox>()

/** The answers of one suite. This process reads each line once. The first test asks for all. */
class Inbox {
  readonly #path: string
  readonly #answers = new Map<string | null, Answer>()
  /** How much of the file has been read, in bytes. */
  #read = 0

  constructor(suite: string) {
    fs.mkdirSync(suite, { recursive: true })
    fs.writeFileSync(join(suite, WAITING), '')
    this.#path = join(suite, ANSWERS)
  }

  find(key: string | null): Answer | null {
    for (const line of this.#answers.has(key) ? [] : this.#newLines()) {
      const read = lineSchema.parse(JSON.parse(line))
      this.#answers.set(read.key, read.answer)
    }
    return this.#answers.get(key) ?? null
  }

  /** Reads the lines that were completed since the last call. */
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

/** The limits of the pause between looks, in milliseconds, and its share of the time waited so far. */
const SHORTEST = 4
const LONGEST = 40
const SHARE = 0.05

/** Polls until something is found, because watchers miss files on some network disks; null if over before. */
async function untilFound<T>(look: () => T | null, signal: AbortSignal, isOver = () => false) {
  const started = monotonic()
  for (let found = look(); ; found = look()) {
    if (found !== null || signal.aborted || isOver()) return found
    const share = (monotonic() - started) * SHARE
    await sleep(Math.min(Math.max(share, SHORTEST), LONGEST), signal)
  }
}

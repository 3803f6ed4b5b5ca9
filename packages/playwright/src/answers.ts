/** How the leader hands results to the tests that wait for them: a file each, there when it is known. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, monotonic, readWhole, sleep, writeWhole } from 'bland-suite/adapter'
import { z } from 'zod'
import { suiteFolder } from './suite-file.ts'

/** What became of what a test waits for. */
export type Answer =
  | {
      readonly state: 'judged'
      /** The path of the record. */
      readonly record: string
      /** The paths of the conversation, as text and as a page; null where there is none. */
      readonly conversation: { readonly text: string; readonly page: string } | null
    }
  | {
      readonly state: 'refused'
      readonly reason: string
      /** The title of the case that fails with it; the others are skipped. null for none of these. */
      readonly fails: string | null
    }
  | {
      /** It should have been played, and something went wrong: whoever waits fails. */
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

/** What is waited for: a scenario of a suite, or a case of it. */
export interface Question {
  readonly run: string
  /** Of the suite. */
  readonly id: string
  readonly key: string
}

/** How often a test looks for its answer, in milliseconds. */
const LOOK_EVERY = 50

/** Tells what became of something. */
export function answer(question: Question, told: Answer): void {
  writeWhole(pathOf(question), JSON.stringify(told))
}

/** Waits for the answer; null where none has come in `patience` milliseconds. */
export async function awaitAnswer(question: Question, patience: number): Promise<Answer | null> {
  const path = pathOf(question)
  const end = monotonic() + patience
  while (monotonic() < end) {
    if (existsSync(path)) return answerSchema.parse(JSON.parse(readWhole(path)))
    // oxlint-disable-next-line no-await-in-loop -- a look follows a pause
    await sleep(LOOK_EVERY)
  }
  return null
}

function pathOf({ run, id, key }: Question): string {
  return join(suiteFolder(run, id), `answer-${fingerprint(key)}.json`)
}

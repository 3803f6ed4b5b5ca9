/** How the leader hands results to the tests that wait for them: a file each, there when it is known. */
import { join } from 'node:path'
import { fingerprint, readWhole, writeWhole, z } from 'bland-suite/adapter'
import { suiteFolder } from './suite-file.ts'
import { untilThere } from './until-there.ts'

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

/** Tells what became of something. */
export function answer(question: Question, told: Answer): void {
  writeWhole(pathOf(question), JSON.stringify(told))
}

/** Waits for the answer; null where none has come in `patience` milliseconds. */
export async function awaitAnswer(question: Question, patience: number): Promise<Answer | null> {
  const path = pathOf(question)
  const isThere = await untilThere(path, AbortSignal.timeout(patience))
  return isThere ? answerSchema.parse(JSON.parse(readWhole(path))) : null
}

function pathOf({ run, id, key }: Question): string {
  return join(suiteFolder(run, id), `answer-${fingerprint(key)}.json`)
}

/**
 * How the leader hands results to the tests that wait for them: a line each, in a file of the suite that
 * grows. A file each would be a fifth of what the leader does for a run.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newLines } from './new-lines.ts'
import { suiteFolder } from './suite-file.ts'
import { untilFound } from './until-found.ts'

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
      /** The key of the case that fails with it, as text; the others are skipped. null for none of these. */
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

const lineSchema = z.object({ key: z.string(), told: answerSchema })

/** Tells what became of something. */
export function answer(question: Question, told: Answer): void {
  appendFileSync(pathOf(question), `${JSON.stringify({ key: question.key, told })}\n`)
}

/** Waits for the answer; null where none has come in `patience` milliseconds. */
export function awaitAnswer(question: Question, patience: number): Promise<Answer | null> {
  const find = finderIn(pathOf(question))
  return untilFound(() => find(question.key), AbortSignal.timeout(patience))
}

type Find = (key: string) => Answer | null

const finders = new Map<string, Find>()

/** Finds answers in a file, of which this process reads each line once. */
function finderIn(path: string): Find {
  const finder = finders.get(path) ?? createFinder(path)
  finders.set(path, finder)
  return finder
}

function createFinder(path: string): Find {
  const answers = new Map<string, Answer>()
  const lines = newLines(path)
  return (key) => {
    for (const line of answers.has(key) ? [] : lines()) {
      const { key: other, told } = lineSchema.parse(JSON.parse(line))
      answers.set(other, told)
    }
    return answers.get(key) ?? null
  }
}

function pathOf({ run, id }: Question): string {
  return join(suiteFolder(run, id), 'answers.ndjson')
}

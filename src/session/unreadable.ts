import { BlandError } from '../errors/bland-error.ts'
import type { Recorder } from './recorder.ts'

/** A problem, perhaps in another process. */
export interface Problem {
  readonly message: string
  /** The answer of unknown shape that caused it; absent if there is none. */
  readonly body?: unknown
}

/** Returns an error's message. Saves an answer of unknown shape, and adds its path to the message. */
export function tellKeeping(error: Problem, recorder: Recorder): string {
  if (error.body === undefined) return error.message
  const path = recorder.writeAnswer(error.body)
  return `${error.message} The answer is saved in ${path}.`
}

/** Awaits `following`. If the API cannot be read, returns the result of `tell`; other errors still reject. */
export async function orTell<T>(
  following: Promise<T>,
  recorder: Recorder,
  tell: (reason: string) => T,
): Promise<T> {
  try {
    return await following
  } catch (error) {
    if (!(error instanceof BlandError)) throw error
    return tell(tellKeeping(error, recorder))
  }
}

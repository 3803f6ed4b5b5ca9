import { BlandError } from '../errors/bland-error.ts'
import type { Recorder } from './recorder.ts'

/** What went wrong, perhaps in another process. */
export interface Problem {
  readonly message: string
  /** The answer of unknown shape that is behind it; absent where there is none. */
  readonly body?: unknown
}

/** An error's message; where an answer of unknown shape is behind it, that is kept, and the message says where. */
export function tellKeeping(error: Problem, recorder: Recorder): string {
  if (error.body === undefined) return error.message
  const path = recorder.writeAnswer(error.body)
  return `${error.message} The answer is kept in ${path}.`
}

/** What `following` gives, or what is told where the API cannot be read; other errors still reject. */
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

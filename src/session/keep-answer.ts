import { BlandResponseError } from '../errors/response-error.ts'
import type { Recorder } from './recorder.ts'

/** An error's message; where an answer of unknown shape is behind it, that is kept, and the message says where. */
export async function tellKeeping(error: Error, recorder: Recorder): Promise<string> {
  if (!(error instanceof BlandResponseError)) return error.message
  const path = await recorder.writeAnswer(error.body)
  return `${error.message} The answer is kept in ${path}.`
}

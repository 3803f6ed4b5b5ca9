import { isError } from './is-error.ts'

/** Returns the message of a thrown value, which may be anything. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}

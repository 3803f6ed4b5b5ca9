import { isError } from './is-error.ts'

/** What was thrown, in words; anything can be. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}

import { types } from 'node:util'

/**
 * Returns whether a value is an error of any realm. Under `vmThreads`, Node's errors come from another
 * realm than the tests, and `instanceof` knows only its own.
 */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown)
}

/** Returns the message of a thrown value, which may be anything. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown)
}

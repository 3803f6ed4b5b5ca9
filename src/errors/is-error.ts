import { types } from 'node:util'

/**
 * Whether something is an error, of whatever realm: under `vmThreads` those of Node come from another one
 * than those of the tests, and `instanceof` knows only its own.
 */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown)
}

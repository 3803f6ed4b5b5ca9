/** Results of tests that a runner has not finished. */
import type { NativeResult } from '../../report/model/native-case.ts'
import { counted } from '../../util/count.ts'

/** Returns the result of a test that has not ended, with the first known reason. */
export function unfinished(
  reasons: readonly (string | null | undefined)[],
): NativeResult & { readonly state: 'unfinished' } {
  const why = reasons.find((reason) => typeof reason === 'string')
  return why === null || why === undefined ? { state: 'unfinished' } : { state: 'unfinished', why }
}

/** Says that the runner ended the test run because of an option that limits failures. */
export function limitReached(runner: string, most: number, option: string): string {
  return `${runner} ends a run after ${counted(most, 'failure')} (${option})`
}

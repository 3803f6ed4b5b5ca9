/** Finds the words in the definitions of assertions, such as nodes and variables. */
import type { PlannedCase } from './planned-case.ts'

/** The longest word, in characters; longer texts are prompts. */
const LONGEST = 200

/** Returns each text in the configurations of the planned assertions once. */
export function definedWords(cases: readonly PlannedCase[]): readonly string[] {
  const words = cases.flatMap((one) =>
    one.kind === 'assertion' ? textsIn(one.assertion.config) : [],
  )
  return [...new Set(words)].filter((word) => word.length <= LONGEST)
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** The titles of cases. They are the same in every batch: they never contain an id, a score, a duration or a date. */
import { plainText, withoutSequences } from '../util/plain-text.ts'
import type { AssertionDefinition } from '../model/scenario.ts'
import type { AssertionResult } from '../model/run.ts'
import { describeConfig, describeResult } from './vocabulary.ts'

/** The longest title, in characters. */
const LONGEST = 120

/** Shortens a text to one line of at most 120 characters. */
export function oneLine(text: string, longest: number = LONGEST): string {
  const spaced = withoutSequences(text).replaceAll(/\p{Cc}/gu, ' ')
  const flat = plainText(spaced).replaceAll(/\s+/gu, ' ').trim()
  if (flat.length <= longest) return flat
  const characters = Array.from(flat)
  return characters.length <= longest ? flat : `${characters.slice(0, longest - 1).join('')}…`
}

/** Returns the title of an assertion: its name, or what it asserts. */
export function assertionTitle(
  definition: AssertionDefinition | null,
  result: AssertionResult | null,
): string {
  const given = definition ?? result
  const built =
    definition === null
      ? describeResult(result)
      : describeConfig(definition.type, definition.config)
  const candidates = [given?.name, built, given?.type, 'assertion']
  return candidates.map((text) => oneLine(text ?? '')).find((text) => text !== '') ?? ''
}

/** Gives equal titles ` (2)`, ` (3)` … in order, so that all are distinct. */
export function distinct(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    let free = title
    for (let count = 2; taken.has(free); count++) {
      const suffix = ` (${count})`
      free = oneLine(title, LONGEST - suffix.length) + suffix
    }
    taken.add(free)
    return free
  })
}

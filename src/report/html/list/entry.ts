/** A scenario in the list: its group, its labels and the values that filters and sorting use. */
import { oneLine } from '../../../verdict/title.ts'
import type { VerdictWord } from '../../../verdict/verdict.ts'
import type { AttemptRecord } from '../../../record/record.ts'
import type { ReportSuite } from '../../model/report.ts'
import { verdictOf } from '../../model/reported-verdict.ts'
import { groupOf, labelsOf } from '../../text/standing.ts'
import type { Group, Label } from '../../text/standing.ts'
import { wordOf, worstOfCases } from '../../text/verdict-words.ts'
import type { CountedWord } from '../../text/verdict-words.ts'
import type { Place } from '../place.ts'

/** A row of the list. */
export interface Entry {
  /** Unique in the page. */
  readonly id: string
  readonly suite: ReportSuite
  /** Null if there is no conversation. */
  readonly place: Place | null
  readonly word: CountedWord
  readonly group: Group
  readonly labels: readonly Label[]
  readonly category: string | null
  readonly tags: readonly string[]
  /** Empty if the scenario is played once. */
  readonly attempts: readonly EntryAttempt[]
}

/** An attempt of a scenario. */
export interface EntryAttempt {
  readonly verdict: VerdictWord
  /** Null if there is no conversation. */
  readonly place: Place | null
  /** How many turns the conversation has. */
  readonly turns: number
}

/** Returns where a conversation is; null if there is none. */
export type PlaceOf = (owner: ReportSuite | AttemptRecord) => Place | null

/** Makes the entry of a scenario. */
export function entryOf(suite: ReportSuite, placeOf: PlaceOf, index: number): Entry {
  const { about, cases, attempts = [] } = suite
  const category = named(about?.category ?? '')
  return {
    id: `s${index + 1}`,
    suite,
    place: placeOf(suite),
    word: wordOf(cases),
    group: groupOf(suite),
    labels: labelsOf(cases),
    category: category === '' ? null : category,
    tags: [...new Set((about?.tags ?? []).map(named))].filter((tag) => tag !== ''),
    attempts: attempts.map((one) => ({
      verdict: worstOfCases(one.cases.map((own) => ({ verdict: verdictOf(own) }))),
      place: placeOf(one),
      turns: one.run?.chat_history?.length ?? 0,
    })),
  }
}

/** Writes a word of a filter. The page separates them by commas. */
function named(word: string): string {
  return oneLine(word.replaceAll(',', ' '), 60)
}

/** What an adapter tells of a test that its runner ran: the input of every report. */
import type { CaseKey } from '../../verdict/case-key.ts'

/** What the runner itself says of a case. */
export type NativeResult =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly reason: string | null }
  | { readonly state: 'failed'; readonly message: string }
  | {
      /** Selected, and never reported: a crash, a `--bail`, a cancelled run. */
      readonly state: 'unfinished'
      /** What kept it from ending, as far as the runner tells; absent where it does not. */
      readonly why?: string | undefined
    }

/** A selected case, as the runner knows it. Deselected cases are not told. */
export interface NativeCase {
  /** The runner's project; null where it has none, or its name is empty. */
  readonly project: string | null
  readonly key: CaseKey
  /** The name of the suite. */
  readonly suite: string
  /** The title of the scenario; null for cases of the suite. */
  readonly scenario: string | null
  readonly title: string
  /** The path of the record; null where none was written. */
  readonly record: string | null
  /** The folder of its session's records, there or not; absent where it is not known. */
  readonly session?: string | null | undefined
  readonly native: NativeResult
  /** Where the user wrote the suite: a path relative to the checkout, and a line from 1. */
  readonly location: { readonly file: string; readonly line: number | null } | null
}

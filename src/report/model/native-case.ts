/** The input of every report: what an adapter reports about a test of its runner. */
import type { CaseKey } from '../../verdict/case-key.ts'

/** The runner's own result of a case. */
export type NativeResult =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly reason: string | null }
  | { readonly state: 'failed'; readonly message: string }
  | {
      /** Selected but never reported: a crash, a `--bail`, a cancelled test run. */
      readonly state: 'unfinished'
      /** Why it did not end; absent if the runner does not say. */
      readonly why?: string | undefined
    }

/** A selected case, as the runner knows it. Deselected cases are absent. */
export interface NativeCase {
  /** The runner's project; null if it has none, or an empty name. */
  readonly project: string | null
  readonly key: CaseKey
  /** The name of the suite. */
  readonly suite: string
  /** The title of the scenario; null for cases of the suite. */
  readonly scenario: string | null
  readonly title: string
  /** The path of the record; null if none was written. */
  readonly record: string | null
  /** The folder of its session's records, even if it does not exist; absent if unknown. */
  readonly session?: string | null | undefined
  readonly native: NativeResult
  /** Where the user wrote the suite: a path relative to the checkout, and a line from 1. */
  readonly location: { readonly file: string; readonly line: number | null } | null
}

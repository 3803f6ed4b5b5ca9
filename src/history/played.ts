/** Sessions as comparisons see them: scenarios and cases by their fingerprints, with the verdicts of Bland. */
import type { RepeatRule } from '../options/repeat/repeat-options.ts'
import type { AttemptCounts } from '../verdict/attempts/decide.ts'
import type { TitledKey } from '../verdict/case-key.ts'
import type { VerdictWord } from '../verdict/verdict.ts'

/** A case of a session. */
export interface PlayedCase extends TitledKey {
  /** Equal for cases that judge the same; null if the definition is unknown. */
  readonly fingerprint: string | null
  /** The verdict before policy and excuses. */
  readonly verdict: VerdictWord
  /** The counts over its attempts; absent where scenarios are played once. */
  readonly counts?: AttemptCounts | undefined
}

/** A scenario of a session. */
export interface PlayedScenario<Case extends TitledKey = PlayedCase> {
  readonly scenarioId: string | null
  readonly title: string
  /** Equal for scenarios that play the same; null if a part of the play is unknown. */
  readonly fingerprint: string | null
  /** The rule of repeated attempts; absent if it is played once. */
  readonly rule?: RepeatRule | undefined
  readonly cases: readonly Case[]
}

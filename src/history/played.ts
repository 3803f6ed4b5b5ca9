/** Sessions as comparisons see them: scenarios and cases by their fingerprints, with the verdicts of Bland. */
import type { TitledKey } from '../verdict/case-key.ts'
import type { VerdictWord } from '../verdict/verdict.ts'

/** A case of a session. */
export interface PlayedCase extends TitledKey {
  /** Equal for cases that judge the same; null if the definition is unknown. */
  readonly fingerprint: string | null
  /** The verdict before policy and excuses. */
  readonly verdict: VerdictWord
}

/** A scenario of a session. */
export interface PlayedScenario<Case extends TitledKey = PlayedCase> {
  readonly scenarioId: string | null
  readonly title: string
  /** Equal for scenarios that play the same; null if a part of the play is unknown. */
  readonly fingerprint: string | null
  readonly cases: readonly Case[]
}

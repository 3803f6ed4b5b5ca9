import type { CheckRun } from '../../model/check-run/check-run.ts'

/** The outcome of a check run when the session stopped following it. */
export type CheckOutcome =
  | {
      /** The check run has ended. */
      readonly state: 'ended'
      readonly run: CheckRun
      /** Why we cancelled it; null if we did not. */
      readonly cancelledFor: string | null
    }
  | {
      /** The deadline passed, or the status was never a known one. */
      readonly state: 'unfinished'
      readonly run: CheckRun | null
      readonly lastStatus: string | null
      /** How long we waited, in milliseconds. */
      readonly waited: number
      /** The next step, for its message. */
      readonly hint: string
    }
  | {
      /** Bland started another version than the requested one. */
      readonly state: 'other-version'
      readonly run: CheckRun
      readonly asked: string
      /** Its fate, and the next step; null if it had ended. */
      readonly hint: string | null
    }
  | {
      /** The check run is unreadable; `reason` says why. */
      readonly state: 'unreadable'
      readonly run: null
      readonly reason: string
    }

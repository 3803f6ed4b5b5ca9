import type { Run } from '../../model/run.ts'

/** What became of the run of a scenario when the session stopped looking. */
export type RunOutcome =
  | {
      /** Its status ends a run; what stands is judged. */
      readonly state: 'finished'
      readonly run: Run
      /** The batch's own copy of the run; null where there is no batch, or it lists none. */
      readonly batchCopy: Run | null
    }
  | {
      /** The deadline passed, or its status was never one we know. */
      readonly state: 'unfinished'
      readonly run: Run | null
      readonly lastStatus: string | null
      /** How long was waited, in milliseconds. */
      readonly waited: number
      /** What stood in the way, and what to do; absent for nothing to tell. */
      readonly hint?: string | undefined
    }
  | {
      /** Bland played another version than the one asked for; `played` names it. */
      readonly state: 'other-version'
      readonly run: Run
      readonly asked: number
      readonly played: string
    }
  | {
      /** The batch has no run for the scenario; `hint` may say why. */
      readonly state: 'absent'
      readonly hint: string | null
    }
  | {
      /** Its results cannot be read; `reason` says why. */
      readonly state: 'unreadable'
      readonly run: Run | null
      readonly reason: string
    }

import type { Run } from '../../model/run.ts'

/** The outcome of a scenario's run when the session stopped following it. */
export type RunOutcome =
  | {
      /** The run has ended, and is evaluated. */
      readonly state: 'finished'
      readonly run: Run
      /** The batch's own copy of the run; null if there is no batch, or it does not list the run. */
      readonly batchCopy: Run | null
    }
  | {
      /** The deadline passed, or the status was never a known one. */
      readonly state: 'unfinished'
      readonly run: Run | null
      readonly lastStatus: string | null
      /** How long we waited, in milliseconds. */
      readonly waited: number
      /** The latest problem, and what to do; absent for nothing. */
      readonly hint?: string | undefined
    }
  | {
      /** Bland played another version than the requested one; `played` names it. */
      readonly state: 'other-version'
      readonly run: Run
      readonly asked: number
      readonly played: string
    }
  | {
      /** Only judges rate the run: it has ended under an unknown status, without any assertion result. */
      readonly state: 'judge-scored'
      readonly run: Run
      /** Whether it tests an agent, whose judges a check run asks. */
      readonly isAgents: boolean
    }
  | {
      /** The batch has no run for the scenario; `hint` may say why. */
      readonly state: 'absent'
      readonly hint: string | null
    }
  | {
      /** The results are unreadable; `reason` says why. */
      readonly state: 'unreadable'
      readonly run: Run | null
      readonly reason: string
    }

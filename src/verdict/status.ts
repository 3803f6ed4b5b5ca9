/** The meaning of a status of a run or a batch. */
export type RunState = 'running' | 'passed' | 'failed' | 'error' | 'cancelled' | 'unknown'

const STATES: ReadonlyMap<string, RunState> = new Map(
  Object.entries({
    PENDING: 'running',
    RUNNING: 'running',
    QUEUED: 'running',
    IN_PROGRESS: 'running',
    PASSED: 'passed',
    FAILED: 'failed',
    ERROR: 'error',
    CANCELLED: 'cancelled',
    CANCELED: 'cancelled',
  } as const),
)

/** Reads a status, trimmed and in any letter case. An unknown one is `unknown`, never a pass. */
export function readState(status: string | null): RunState {
  return STATES.get(status?.trim().toUpperCase() ?? '') ?? 'unknown'
}

/** Returns whether a status ends a run. */
export function isFinished(state: RunState): boolean {
  return state !== 'running' && state !== 'unknown'
}

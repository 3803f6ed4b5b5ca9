/** What a status word of a run or a batch means. */
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

/** Reads a status word, trimmed and in any case; what nobody knows is `unknown`, never a pass. */
export function readState(status: string | null): RunState {
  return STATES.get(status?.trim().toUpperCase() ?? '') ?? 'unknown'
}

/** Whether the word is one of those that end a run. */
export function isFinished(state: RunState): boolean {
  return state !== 'running' && state !== 'unknown'
}

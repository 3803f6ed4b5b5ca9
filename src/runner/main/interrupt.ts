/** Reports an interrupted test run. */
import { constants } from 'node:os'

/**
 * Calls `report` once, when one of the signals or `process.exit` ends the process before the returned
 * function was called. `report` must be synchronous, because a process may end a millisecond after a
 * signal. After a signal, `leave` may finish what must not go on at Bland.
 */
export function whenInterrupted(
  signals: readonly NodeJS.Signals[],
  report: (reason: string) => void,
  leave: () => Promise<void>,
): () => void {
  let isOver = false
  const once = (reason: string): void => {
    if (isOver) return
    isOver = true
    report(reason)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    once(signal)
    // Other listeners decide themselves when to end. Without any, ours must not keep the process alive.
    if (process.listenerCount(signal) > 1) return
    const end = (): void => process.exit(128 + constants.signals[signal])
    leave().then(end, end)
  }
  const onExit = (): void => once('the process was ended')
  for (const signal of signals) process.on(signal, onSignal)
  process.on('exit', onExit)
  return () => {
    isOver = true
    for (const signal of signals) process.off(signal, onSignal)
    process.off('exit', onExit)
  }
}

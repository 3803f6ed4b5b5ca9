/** Having the last word when a run is interrupted. */
import { constants } from 'node:os'

/**
 * Calls `report` once, when one of the signals or `process.exit` ends the process before the returned
 * function was called. A process may end a millisecond after a signal: the report must be written at once.
 */
export function whenInterrupted(
  signals: readonly NodeJS.Signals[],
  report: (reason: string) => void,
): () => void {
  let isOver = false
  const once = (reason: string): void => {
    if (isOver) return
    isOver = true
    report(reason)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    once(signal)
    // Whoever else listens decides when to end; where nobody does, a listener must not keep us alive.
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal])
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

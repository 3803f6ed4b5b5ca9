/** Notices that the runner is gone or going, so that an orphaned worker stops polling. */
import { NativeAbortController } from '../../util/native.ts'

let gone: AbortSignal | null = null

/** Aborts when the channel to the runner's main process closes, for example when that process is killed. */
export function orphaned(): AbortSignal {
  if (gone !== null) return gone
  const controller = new NativeAbortController()
  process.once('disconnect', () => controller.abort(new Error('the runner has ended')))
  gone = controller.signal
  return gone
}

/** The signals that a terminal or a supervisor sends to all processes of the runner. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `leave` on a signal, which then no longer ends this process: what was started must be cancelled first.
 * Returns a function that stops this.
 */
export function whenSignalled(leave: () => void): () => void {
  for (const signal of SIGNALS) process.on(signal, leave)
  return () => {
    for (const signal of SIGNALS) process.off(signal, leave)
  }
}

/** Notices that the runner is gone, so that an orphaned worker stops polling. */
import { NativeAbortController } from '../../util/native.ts'

let signal: AbortSignal | null = null

/** Aborts when the channel to the runner's main process closes, for example when that process is killed. */
export function orphaned(): AbortSignal {
  if (signal !== null) return signal
  const controller = new NativeAbortController()
  process.once('disconnect', () => controller.abort(new Error('the runner has ended')))
  signal = controller.signal
  return signal
}

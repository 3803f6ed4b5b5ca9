/**
 * Makes Vitest show results immediately, not with the next ones.
 *
 * Vitest sends the first result of a burst immediately and the others 100 ms later, by a timer that does
 * nothing if it fires within the same millisecond count (`throttle` in @vitest/runner 4.1.12 requires more
 * than 100 ms, and does not try again; https://github.com/vitest-dev/vitest/issues/8108). The results of a
 * run would then wait until the next run ends. So the last case of a burst ends a little later than the
 * others, and Vitest sends them with it.
 */
import { NativeAbortController, sleep } from 'bland-suite/internal/worker'

/** Longer than Vitest's 100 ms, in milliseconds. */
const MOMENT = 115

let releaseLast: (() => void) | null = null

/** Resolves when another case becomes the last, or after a moment. */
export async function waitAsLast(signal: AbortSignal): Promise<void> {
  releaseLast?.()
  const released = new NativeAbortController()
  // With a reason, because without one Node creates an exception with a stack.
  const release = (): void => released.abort('released')
  releaseLast = release
  signal.addEventListener('abort', release)
  await sleep(MOMENT, released.signal)
  signal.removeEventListener('abort', release)
}

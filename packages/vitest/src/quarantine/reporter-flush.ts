/**
 * Sees to it that results are shown when they are there, not with the next ones.
 *
 * Vitest sends the first result of a burst at once and the others 100 ms later, by a timer that does
 * nothing where it fires within the same millisecond count (`throttle` in @vitest/runner 4.1.12 asks
 * for more than 100 ms, and does not try again; https://github.com/vitest-dev/vitest/issues/8108). What came with a run would then wait for the next
 * run to end. So the last case of a burst ends a little later than the rest, and takes them along.
 */
import { NativeAbortController, sleep } from 'bland-suite/internal/worker'

/** Longer than Vitest's 100 ms, in milliseconds. */
const MOMENT = 115

let releaseLast: (() => void) | null = null

/** Resolves when another case comes to be the last, or in a moment. */
export async function waitAsLast(signal: AbortSignal): Promise<void> {
  releaseLast?.()
  const released = new NativeAbortController()
  // With a reason, as without one Node makes an exception with a stack.
  const release = (): void => released.abort('released')
  releaseLast = release
  signal.addEventListener('abort', release)
  await sleep(MOMENT, released.signal)
  signal.removeEventListener('abort', release)
}

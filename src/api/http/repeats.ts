/** Announces retries to listeners in this process, so that they can explain the wait. */
import { channel } from 'node:diagnostics_channel'

/** A failed request that is sent again. */
export interface Repeat {
  /** Why the last attempt failed. */
  readonly message: string
  /** The time from the first attempt to the next one, in milliseconds. */
  readonly after: number
}

const repeats = channel('bland-suite:repeat')

/** Announces that a request is sent again. */
export function tellRepeat(repeat: Repeat): void {
  if (repeats.hasSubscribers) repeats.publish(repeat)
}

/** Calls `hear` for each retry, until the process ends. */
export function onRepeat(hear: (repeat: Repeat) => void): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody else publishes there
  repeats.subscribe((told) => hear(told as Repeat))
}

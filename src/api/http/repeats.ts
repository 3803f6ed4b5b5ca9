/** Telling whoever listens in this process that a request is repeated, so that a wait can be explained. */
import { channel } from 'node:diagnostics_channel'

/** A request that went wrong, and is sent again. */
export interface Repeat {
  /** Why the last attempt went wrong. */
  readonly message: string
  /** How long the request will have taken when it is sent again, in milliseconds. */
  readonly after: number
}

const repeats = channel('bland-suite:repeat')

/** Tells that a request is sent again. */
export function tellRepeat(repeat: Repeat): void {
  if (repeats.hasSubscribers) repeats.publish(repeat)
}

/** Calls `hear` for each request that is sent again, until the process ends. */
export function onRepeat(hear: (repeat: Repeat) => void): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody else publishes there
  repeats.subscribe((told) => hear(told as Repeat))
}

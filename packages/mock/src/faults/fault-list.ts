import { BASE_PATH, type Call } from '../http/call.ts'
import { checkFault } from './schema.ts'
import type { Fault, FaultAnswer } from '../script/fault.ts'

/** The faults of one mock, with their counters. */
export class FaultList {
  readonly #armed: Armed[] = []

  /** @throws {MockInputError} if the fault is invalid */
  add(fault: Fault): void {
    checkFault(fault)
    const { method, path } = fault.match ?? {}
    this.#armed.push({
      fault,
      method: method?.toUpperCase(),
      pattern: path === undefined ? undefined : patternOf(path),
      seen: 0,
      fired: 0,
      firstAt: undefined,
    })
  }

  /** Returns the wrong answer for this request, if a fault fires. */
  take(call: Call): FaultAnswer | undefined {
    for (const armed of this.#armed) {
      if (isMatch(armed, call) && fires(armed, Date.now())) {
        return armed.fault.answer
      }
    }
    return undefined
  }
}

interface Armed {
  readonly fault: Fault
  readonly method: string | undefined
  readonly pattern: RegExp | undefined
  seen: number
  fired: number
  firstAt: number | undefined
}

function patternOf(path: string): RegExp {
  const parts = path
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^(?:${BASE_PATH})?${parts.join('.*')}$`)
}

function isMatch({ method, pattern }: Armed, call: Call): boolean {
  return (method ?? call.method) === call.method && (pattern?.test(call.path) ?? true)
}

function fires(armed: Armed, now: number): boolean {
  const { after = 0, every = 1 } = armed.fault
  armed.seen += 1
  const turn = armed.seen - after
  if (turn < 1 || turn % every !== 0 || isSpent(armed, now)) {
    return false
  }
  armed.fired += 1
  armed.firstAt ??= now
  return true
}

function isSpent({ fault, fired, firstAt }: Armed, now: number): boolean {
  const { times = Infinity, forMs = Infinity } = fault
  return fired >= times || now - (firstAt ?? now) >= forMs
}

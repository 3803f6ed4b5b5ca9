/** Gates: the user's bounds on Bland's measures of a run. */
import type { Run } from '../model/run.ts'
import { MEASURES } from '../model/measure.ts'
import type { Gate } from '../options/gate-options.ts'
import { because, PASSED } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/** Returns the title of a gate: `overall score ≥ 0.80`, `at most 12 turns`. It never contains the measured value. */
export function gateTitle({ measure, bound }: Gate): string {
  const form = MEASURES[measure]
  const written = form.write(bound)
  return form.bound === 'most' ? `at most ${written}` : `${form.name} ≥ ${written}`
}

/** Formats the measured value; null if Bland gave none. */
export function receivedBy({ measure }: Gate, run: Run): string | null {
  const value = MEASURES[measure].read(run)
  return value === null ? null : MEASURES[measure].write(value)
}

/** Returns whether Bland gave the measure of a gate. */
export function isMeasured({ measure }: Gate, run: Run): boolean {
  return MEASURES[measure].read(run) !== null
}

/**
 * Evaluates a gate. A missing or impossible value never meets it, nor does a value that the batch's own
 * copy of the run contradicts.
 */
export function judgeGate(gate: Gate, run: Run, batchCopy: Run | null = null): Verdict {
  const form = MEASURES[gate.measure]
  const value = form.read(run)
  if (value === null) return notEvaluated(`Bland gave this run no “${form.name}”`)
  const shown = form.write(value)
  if (!form.isPossible(value)) return notEvaluated(`${shown} is out of range for “${form.name}”`)
  const copied = batchCopy === null ? null : form.read(batchCopy)
  if (copied !== null && isMet(gate, copied) !== isMet(gate, value)) {
    return notEvaluated(`the run says ${shown}, Bland's batch says ${form.write(copied)}`)
  }
  return isMet(gate, value)
    ? PASSED
    : because('failed', `expected: ${gateTitle(gate)} — received: ${shown}`)
}

function isMet({ measure, bound }: Gate, value: number): boolean {
  return MEASURES[measure].bound === 'most' ? value <= bound : value >= bound
}

function notEvaluated(why: string): Verdict {
  return because('errored', `not evaluated: ${why}`)
}

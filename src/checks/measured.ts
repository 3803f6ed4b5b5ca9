/** Matches Bland's measures of a run, with the gates of `gate.ts`. */
import { BlandOptionError } from '../errors/option-errors.ts'
import type { Gate } from '../options/gate-options.ts'
import { BlandCheckError } from '../errors/check-error.ts'
import type { Run } from '../model/run.ts'
import { gateTitle, judgeGate, receivedBy } from '../verdict/gate.ts'
import { MEASURES } from '../model/measure.ts'
import type { Measure, ToneDimension } from '../model/measure.ts'
import { tellFinding } from './finding.ts'
import type { MatcherResult } from './finding.ts'
import { readRun } from './read-run.ts'

/** Bounds on the length of a conversation. */
export interface FinishOptions {
  /** The highest number of turns. */
  readonly turns?: number | undefined
  /** The longest time, in milliseconds. */
  readonly duration?: number | undefined
}

/** Matches if the run's overall score, from 0 to 1, is at least this. */
export function toScoreAtLeast(given: unknown, score: number): MatcherResult {
  return meets(given, 'toScoreAtLeast', [gateOn('score', score, 'toScoreAtLeast')])
}

/** Matches if a tone score of the run, from 0 to 1, is at least this. */
export function toHaveToneAtLeast(
  given: unknown,
  dimension: ToneDimension,
  score: number,
): MatcherResult {
  const measure: Measure = `tone.${dimension}`
  if (!Object.hasOwn(MEASURES, measure)) {
    const known = Object.keys(MEASURES).flatMap((name) => name.split('tone.')[1] ?? [])
    throw new BlandOptionError(`toHaveToneAtLeast expects one of ${known.join(', ')}.`)
  }
  return meets(given, 'toHaveToneAtLeast', [gateOn(measure, score, 'toHaveToneAtLeast')])
}

/** Matches if the conversation took at most this many turns and milliseconds. */
export function toFinishWithin(given: unknown, bounds: FinishOptions): MatcherResult {
  const { turns, duration } = bounds
  const gates = [
    ...(turns === undefined ? [] : [gateOn('turns', turns, 'toFinishWithin')]),
    ...(duration === undefined ? [] : [gateOn('duration', duration, 'toFinishWithin')]),
  ]
  if (gates.length > 0) return meets(given, 'toFinishWithin', gates)
  throw new BlandOptionError('toFinishWithin expects `turns`, `duration`, or both.')
}

function gateOn(measure: Measure, bound: number, matcher: string): Gate {
  const { isPossible, bound: direction } = MEASURES[measure]
  if (typeof bound === 'number' && isPossible(bound)) return { measure, bound }
  const wanted = direction === 'least' ? 'a score from 0 to 1' : 'numbers from 0 on'
  throw new BlandOptionError(`${matcher} expects ${wanted}, not ${String(bound)}.`)
}

function meets(given: unknown, matcher: string, gates: readonly Gate[]): MatcherResult {
  const run = readRun(given, matcher)
  const titles = gates.map((gate) => gateTitle(gate)).join(' and ')
  return tellFinding(
    {
      pass: gates.map((gate) => isMet(gate, run)).every((met) => met),
      expected: titles,
      unexpected: `not ${titles}`,
      received: gates.map((gate) => receivedBy(gate, run)).join(' and '),
    },
    run,
  )
}

/** Throws if the measure is missing: the gate is then neither met nor missed. */
function isMet(gate: Gate, run: Run): boolean {
  const verdict = judgeGate(gate, run)
  if (verdict.verdict === 'errored') throw new BlandCheckError(verdict.reason)
  return verdict.verdict === 'passed'
}

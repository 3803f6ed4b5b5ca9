/** Gate options, of suites and of single scenarios. */
import { z } from 'zod'
import { MEASURE_NAMES } from '../model/measure.ts'
import type { Measure, ToneDimension } from '../model/measure.ts'
import { strictly } from './strict-schema.ts'

/** The lowest tone scores, from 0 to 1; `false` for no bound. */
export type ToneGate = { readonly [K in ToneDimension]?: number | false | undefined }

/** Bounds on what Bland measures of a run; `false` is none. A missing measure never meets one. */
export interface GateOptions {
  /** The lowest overall score, from 0 to 1. Its title: `overall score ≥ 0.80`. */
  readonly minScore?: number | false | undefined
  /**
   * The lowest tone scores, each from 0 to 1: `overall`, `naturalness`, `conciseness`, `empathy`,
   * `flowPreservation`, `backChanneling` or `topicTransitions`. Its titles: `tone: empathy ≥ 0.70`.
   */
  readonly tone?: ToneGate | false | undefined
  /** The highest number of turns. Its title: `at most 12 turns`. */
  readonly maxTurns?: number | false | undefined
  /** The longest conversation, in milliseconds, at least 1000. Its title: `at most 30 s`. */
  readonly maxDuration?: number | false | undefined
}

/** Not a Zod union, whose messages do not say what is expected. */
function orFalse(bound: z.ZodType<number>, what: string): z.ZodType<number | false> {
  const isOne = (given: unknown): boolean => given === false || bound.safeParse(given).success
  return z.custom<number | false>(isOne, { error: `expected ${what}` })
}

const score = orFalse(z.number().min(0).max(1), 'a score from 0 to 1')
const turns = orFalse(z.number().int().positive(), 'a whole number of turns')
/** A shorter one was meant in seconds: no conversation would ever meet it. */
const duration = orFalse(z.number().min(1000), 'a number of milliseconds, at least 1000')

const toneShape = {
  overall: score,
  naturalness: score,
  conciseness: score,
  empathy: score,
  flowPreservation: score,
  backChanneling: score,
  topicTransitions: score,
} satisfies Record<ToneDimension, z.ZodType>

const NO_TONE: ToneGate = Object.fromEntries(Object.keys(toneShape).map((name) => [name, false]))
const NO_GATE: GateOptions = { minScore: false, tone: false, maxTurns: false, maxDuration: false }

/** Not a Zod union, whose messages do not name the wrong part. */
function lifting(lifted: object): (given: unknown) => unknown {
  return (given) => (given === false ? lifted : given)
}

const gateShape = {
  minScore: score,
  tone: z.preprocess(lifting(NO_TONE), strictly(toneShape).partial()),
  maxTurns: turns,
  maxDuration: duration,
} satisfies Record<keyof GateOptions, z.ZodType>

/** Checks gates of a suite or a scenario. */
export const gateSchema: z.ZodType<GateOptions> = z.preprocess(
  lifting(NO_GATE),
  strictly(gateShape).partial(),
)

/** Returns the bounds by measure. `false` for a group is `false` for each of its bounds. */
export function thresholdsOf(gate: GateOptions | false | undefined): Thresholds {
  const { minScore, tone = {}, maxTurns, maxDuration } = gate === false ? NO_GATE : (gate ?? {})
  const tones = Object.entries(tone === false ? NO_TONE : tone)
  const bounds: Readonly<Record<string, number | false | undefined>> = {
    score: minScore,
    ...Object.fromEntries(tones.map(([name, bound]) => [`tone.${name}`, bound])),
    turns: maxTurns,
    duration: maxDuration,
  }
  return Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined))
}

/** An inclusive bound on one measure. */
export interface Gate {
  readonly measure: Measure
  /** From 0 to 1, a number of turns, or milliseconds. */
  readonly bound: number
}

/** The bounds of a scenario by measure; `false` lifts a bound of the suite. */
export type Thresholds = Readonly<Partial<Record<Measure, number | false>>>

/** Returns the gates of the thresholds, in the order of the report. */
export function gatesOf(thresholds: Thresholds): readonly Gate[] {
  return MEASURE_NAMES.flatMap((measure) => {
    const bound = thresholds[measure]
    return typeof bound === 'number' ? [{ measure, bound }] : []
  })
}

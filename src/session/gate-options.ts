/** What users write of gates, suites and single scenarios alike. */
import { z } from 'zod'
import type { Thresholds } from '../verdict/gate.ts'
import type { ToneDimension } from '../verdict/measure.ts'
import { strictly } from './check.ts'

/** Scores from 0 to 1, each the least that a run must have; `false` for none. */
export type ToneGate = { readonly [K in ToneDimension]?: number | false | undefined }

/** Bounds on what Bland measures of a run. A measure that is missing never meets one. */
export interface GateOptions {
  /** The least overall score, from 0 to 1; `false` for none. */
  readonly minScore?: number | false | undefined
  /** The least tone scores, from 0 to 1; `false` for none. */
  readonly tone?: ToneGate | false | undefined
  /** The most turns that the conversation may take; `false` for no bound. */
  readonly maxTurns?: number | false | undefined
  /** The longest that the conversation may take, in milliseconds; `false` for no bound. */
  readonly maxDuration?: number | false | undefined
}

/** Not a union, which tells of the one part or the other what is wrong, and not what is expected. */
function orFalse(bound: z.ZodType<number>, what: string): z.ZodType<number | false> {
  const isOne = (given: unknown): boolean => given === false || bound.safeParse(given).success
  return z.custom<number | false>(isOne, { error: `expected ${what}, or false` })
}

const score = orFalse(z.number().min(0).max(1), 'a score from 0 to 1')
const turns = orFalse(z.number().int().positive(), 'a whole number of turns')
const duration = orFalse(z.number().positive(), 'a number of milliseconds')

type Bounds = Readonly<Record<string, number | false | undefined>>

/** `false` for a whole group lifts every bound in it. */
function liftedBy(keys: readonly string[]): (given: unknown) => unknown {
  return (given) => (given === false ? Object.fromEntries(keys.map((key) => [key, false])) : given)
}

const toneShape = {
  overall: score.optional(),
  naturalness: score.optional(),
  conciseness: score.optional(),
  empathy: score.optional(),
  flowPreservation: score.optional(),
  backChanneling: score.optional(),
  topicTransitions: score.optional(),
} satisfies Record<ToneDimension, z.ZodType>
const tone: z.ZodType<Bounds> = z.preprocess(liftedBy(Object.keys(toneShape)), strictly(toneShape))

const gateShape = {
  minScore: score.optional(),
  tone: tone.optional(),
  maxTurns: turns.optional(),
  maxDuration: duration.optional(),
}

/** Reads gates, of a suite or a scenario; `false` lifts all that are set elsewhere. */
export const gateSchema: z.ZodType<Thresholds> = z
  .preprocess(liftedBy(Object.keys(gateShape)), strictly(gateShape))
  .transform(({ minScore, tone: scores = {}, maxTurns, maxDuration }) => {
    const tones = Object.entries(scores).map(([name, bound]) => [`tone.${name}`, bound])
    const rest = { score: minScore, turns: maxTurns, duration: maxDuration }
    return Object.fromEntries(
      [...Object.entries(rest), ...tones].filter(([, bound]) => bound !== undefined),
    )
  })

/** Measures of a run: where Bland reports them, and how titles and reasons write them. */
import type { Run, ToneScore } from './run.ts'

/** One of the tone scores that Bland gives a run. */
export type ToneDimension =
  | 'overall'
  | 'naturalness'
  | 'conciseness'
  | 'empathy'
  | 'flowPreservation'
  | 'backChanneling'
  | 'topicTransitions'

/** A measure that a gate can bound. */
export type Measure = 'score' | `tone.${ToneDimension}` | 'turns' | 'duration'

/** How a measure is read and written. */
export interface MeasureForm {
  /** Its name: `overall score`, `tone: flow preservation`, `turn count`. */
  readonly name: string
  /** Whether a bound is the lowest or the highest value that passes. */
  readonly bound: 'least' | 'most'
  /** Reads Bland's value from a run; null if there is none. Durations are in milliseconds. */
  readonly read: (run: Run) => number | null
  /** Formats a value with its unit: `0.85`, `12 turns`, `31.2 s`. */
  readonly write: (value: number) => string
  /** Returns whether a value is possible: Bland's scores are from 0 to 1 here, but from 0 to 100 elsewhere. */
  readonly isPossible: (value: number) => boolean
}

const isScore = (value: number): boolean => value >= 0 && value <= 1
const isCount = (value: number): boolean => value >= 0

function toneForm(words: string, key: Exclude<keyof ToneScore, 'extra'>): MeasureForm {
  const read = (run: Run): number | null => run.bland_tone_score?.[key] ?? null
  return { name: `tone: ${words}`, bound: 'least', read, write: writeScore, isPossible: isScore }
}

/** Every measure, in the order in which gates are reported. */
export const MEASURES: Readonly<Record<Measure, MeasureForm>> = {
  score: {
    name: 'overall score',
    bound: 'least',
    read: (run) => run.overall_score,
    write: writeScore,
    isPossible: isScore,
  },
  'tone.overall': toneForm('overall', 'overall_tone_score'),
  'tone.naturalness': toneForm('naturalness', 'naturalness'),
  'tone.conciseness': toneForm('conciseness', 'conciseness'),
  'tone.empathy': toneForm('empathy', 'empathy'),
  'tone.flowPreservation': toneForm('flow preservation', 'flow_preservation'),
  'tone.backChanneling': toneForm('back-channeling', 'back_channeling'),
  'tone.topicTransitions': toneForm('topic transitions', 'topic_transitions'),
  turns: {
    name: 'turn count',
    bound: 'most',
    read: (run) => run.turn_count,
    write: (value) => (value === 1 ? '1 turn' : `${value} turns`),
    isPossible: isCount,
  },
  duration: {
    name: 'duration',
    bound: 'most',
    read: (run) => run.duration_ms,
    write: (value) => `${value / 1000} s`,
    isPossible: isCount,
  },
}

/** The names of all measures, in the same order. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `Object.keys` forgets which keys
export const MEASURE_NAMES: readonly Measure[] = Object.keys(MEASURES) as readonly Measure[]

/** The names of those that are scores: the overall score, and the tone. */
export const SCORE_NAMES: readonly Measure[] = MEASURE_NAMES.filter(
  (name) => name === 'score' || name.startsWith('tone.'),
)

/** Formats a score with two decimals, or more if it has more: 0.798 must not look like the 0.80 that it missed. */
function writeScore(value: number): string {
  const short = value.toFixed(2)
  return Number(short) === value ? short : String(value)
}

/** The scores of a run, with names for people. */
import type { Run, ToneScore } from '../../model/run.ts'

/** A score, usually from 0 to 1. */
export interface Score {
  readonly name: string
  readonly value: number
}

const TONES = [
  ['overall_tone_score', 'Overall tone'],
  ['naturalness', 'Naturalness'],
  ['conciseness', 'Conciseness'],
  ['empathy', 'Empathy'],
  ['flow_preservation', 'Flow preservation'],
  ['back_channeling', 'Back-channeling'],
  ['topic_transitions', 'Topic transitions'],
] as const satisfies readonly (readonly [keyof ToneScore, string])[]

/** Returns the tone scores from Bland, the overall one first. */
export function toneScores(run: Run): readonly Score[] {
  return TONES.flatMap(([key, name]) => scoreOf(name, run.bland_tone_score?.[key] ?? null))
}

/** Returns the overall score of the run; empty if Bland gave none. */
export function overallScore(run: Run): readonly Score[] {
  return scoreOf('Overall score', run.overall_score)
}

function scoreOf(name: string, value: number | null): readonly Score[] {
  return value === null ? [] : [{ name, value }]
}

/** Returns a score as a share of a bar, limited to 0 to 1. */
export function shareOf({ value }: Score): number {
  return Math.min(1, Math.max(0, value))
}

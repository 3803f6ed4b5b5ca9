/** The scores of a run, by the names that people know them by. */
import type { Run, ToneScore } from '../../model/run.ts'

/** A score, from 0 to 1 where Bland keeps to its word. */
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

/** The tone scores that Bland gave, the overall one first. */
export function toneScores(run: Run): readonly Score[] {
  return TONES.flatMap(([key, name]) => scoreOf(name, run.bland_tone_score?.[key] ?? null))
}

/** The score of the run as a whole; empty where Bland gave none. */
export function overallScore(run: Run): readonly Score[] {
  return scoreOf('Overall score', run.overall_score)
}

function scoreOf(name: string, value: number | null): readonly Score[] {
  return value === null ? [] : [{ name, value }]
}

/** A score as a share of a bar: what lies outside 0 to 1 ends at its ends. */
export function shareOf({ value }: Score): number {
  return Math.min(1, Math.max(0, value))
}

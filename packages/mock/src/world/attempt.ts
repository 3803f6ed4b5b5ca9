import type { Dice } from '../dice.ts'
import type { MockResult } from '../script/types.ts'
import type { Scenario } from './scenario.ts'

/** Identifies a run among those of its scenario; `turn` counts them from 0. */
interface Turn {
  readonly runId: string
  readonly turn: number
}

/** Returns the scenario as one of its runs plays it: by its turn, and by chance. */
export function attemptOf(scenario: Scenario, { runId, turn }: Turn, dice: Dice): Scenario {
  const { attempts = [], ...common } = scenario.play
  const play = { ...common, ...attempts[Math.min(turn, attempts.length - 1)] }
  const { passes } = play
  if (passes === undefined) return { ...scenario, play }
  const byChance = scenario.body.assertions.map((_assertion, index): [string, MockResult] => [
    String(index),
    dice.fraction(`${runId}/passes/${index}`) < passes ? 'pass' : 'fail',
  ])
  return {
    ...scenario,
    play: { ...play, results: { ...Object.fromEntries(byChance), ...play.results } },
  }
}

/** Words for repeated attempts. */
import { counted } from '../../util/count.ts'
import type { Report, ReportSuite } from '../model/report.ts'

/** Counts attempts: `17 attempts of 14 scenarios (at most 42)`; null if every scenario is played once. */
export function countAttempts({ suites }: Pick<Report, 'suites'>): string | null {
  const played = suites.filter(({ scenario }) => scenario !== null)
  if (!played.some(({ attempts }) => attempts !== undefined)) return null
  const made = sum(played.map(runsOf))
  const most = sum(played.map(({ rule }) => rule?.times ?? 1))
  return `${counted(made, 'attempt')} of ${counted(played.length, 'scenario')} (at most ${most})`
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0)
}

/** Counts the attempts that have a run. */
function runsOf({ run, attempts }: ReportSuite): number {
  if (attempts === undefined) return run === null ? 0 : 1
  return attempts.filter((one) => one.run !== null).length
}

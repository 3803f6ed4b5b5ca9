/** Words for how much was played. */
import { counted } from '../../util/count.ts'
import { seconds, shownDuration } from '../../util/times.ts'
import type { Report, ReportSuite } from '../model/report.ts'

/** Counts attempts: `17 attempts of 14 scenarios (at most 42)`; null if every scenario is played once. */
export function countAttempts({ suites }: Pick<Report, 'suites'>): string | null {
  const played = suites.filter(({ scenario }) => scenario !== null)
  if (!played.some(({ attempts }) => attempts !== undefined)) return null
  const made = sum(played.map(runsOf))
  const most = sum(played.map(({ rule }) => rule?.times ?? 1))
  return `${counted(made, 'attempt')} of ${counted(played.length, 'scenario')} (at most ${most})`
}

/** Says how long all conversations took together: `3 min 3 s of conversation`; null if they took no time. */
export function countConversation({ suites }: Pick<Report, 'suites'>): string | null {
  const total = sum(suites.flatMap(({ cases }) => cases.map(({ duration }) => duration)))
  const length = total < 60_000 ? seconds(total) : shownDuration(total)
  return total === 0 ? null : `${length} of conversation`
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0)
}

/** Counts the attempts that have a run. */
function runsOf({ run, attempts }: ReportSuite): number {
  if (attempts === undefined) return run === null ? 0 : 1
  return attempts.filter((one) => one.run !== null).length
}

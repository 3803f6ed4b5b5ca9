/** Decides where progress is printed. */
import type { FullConfig } from '@playwright/test/reporter'
import { Progress } from 'bland-suite/internal/report'

/**
 * Returns the progress printer; null on a terminal, where Playwright's reporters draw over their own lines.
 * The reporter `dot` leaves its line open.
 */
export function progressFor({ reporter }: Pick<FullConfig, 'reporter'>): Progress | null {
  if (process.stdout.isTTY || process.env['PLAYWRIGHT_FORCE_TTY'] !== undefined) return null
  const before = reporter.some(([name]) => name === 'dot') ? '\n' : ''
  return new Progress((line) => void process.stderr.write(`${before}${line}\n`))
}

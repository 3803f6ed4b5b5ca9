/** What the reporter prints beside Playwright's own reporters. */
import type { FullConfig } from '@playwright/test/reporter'
import { processClock, Progress } from 'bland-suite/reporter'

/**
 * On a terminal Playwright's reporters draw over their own lines, and nothing may stand between. The
 * reporter `dot` leaves its line open.
 */
export function progressFor({ reporter }: Pick<FullConfig, 'reporter'>): Progress | null {
  if (process.stdout.isTTY || process.env['PLAYWRIGHT_FORCE_TTY'] !== undefined) return null
  const before = reporter.some(([name]) => name === 'dot') ? '\n' : ''
  return new Progress(processClock, (line) => void process.stderr.write(`${before}${line}\n`))
}

/** Prints texts, a line each; empty ones are none. */
export function print(texts: readonly string[]): void {
  for (const text of texts) if (text !== '') process.stdout.write(`${text}\n`)
}

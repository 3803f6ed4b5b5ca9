/** What a session knows while it goes on, as runs that begin and end. */
import type { FullConfig } from '@playwright/test/reporter'
import { processClock, Progress } from 'bland-suite/internal/report'
import { isRed } from 'bland-suite/internal/worker'
import type { JudgedScenario, PlannedScenario, Session } from 'bland-suite/internal/worker'

/** A session that was opened. */
export interface Live {
  readonly session: Session
  /** Of the suite. */
  readonly id: string
  /** The selected scenarios. */
  readonly chosen: readonly PlannedScenario[]
}

/** Tells of the runs of a session, from the moment at which the batch is known. */
export function tellProgress(live: Live, progress: Progress): void {
  // What is wrong with the session is told to the tests.
  void follow(live, progress).catch(() => {})
}

async function follow({ session, id, chosen }: Live, progress: Progress): Promise<void> {
  if ((await session.refusal()) !== null) return
  for (const { key, title } of chosen) progress.begin(`${id} ${key}`, title)
  await Promise.all(
    chosen.map(async ({ key }) => {
      const judged = await session.scenario(key).catch(() => null)
      if (judged === null || judged.run === null) return progress.drop(`${id} ${key}`)
      progress.end(`${id} ${key}`, redOf(judged))
    }),
  )
}

/** Checks are not among them: they run in the tests. */
function redOf({ cases }: JudgedScenario): number {
  return cases.filter(isRed).length
}

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

/** What a session knows while it goes on, as runs that begin and end. */
import { isRed } from 'bland-suite/adapter'
import type { JudgedScenario, PlannedScenario, Session } from 'bland-suite/adapter'
import type { Progress } from 'bland-suite/reporter'

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

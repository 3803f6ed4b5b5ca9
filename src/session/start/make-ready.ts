/** Finds out whether a session may start, and what it plays. */
import { messageOf } from '../../errors/thrown.ts'
import type { Plan } from '../../plan/plan.ts'
import type { AskedVersion } from '../../verdict/version.ts'
import type { Started } from '../launch.ts'
import type { SessionInput } from '../session-input.ts'

/** A session that may start, or the reason why not. */
export type Ready =
  | { readonly state: 'ready'; readonly plan: Plan; readonly version: AskedVersion | null }
  | (Extract<Started, { state: 'refused' }> & { readonly plan: Plan })

/** Compares the plan with Bland, and finds the requested version. Never rejects. */
export async function makeReady(
  { link, plan, settings }: SessionInput,
  scenarioIds: readonly string[],
  signal: AbortSignal,
): Promise<Ready> {
  if (settings.source.kind === 'launch' && scenarioIds.length === 0) {
    const reason = 'no scenario is selected, so no batch was started'
    return { state: 'refused', reason, plan }
  }
  try {
    const played = (await link.verify?.(signal)) ?? plan
    return { state: 'ready', plan: played, version: await link.askVersion(signal) }
  } catch (error) {
    return { state: 'refused', reason: messageOf(error), plan }
  }
}

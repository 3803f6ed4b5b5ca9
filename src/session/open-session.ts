/** Opens the session of a suite. */
import { isCheck } from '../options/source/check-source.ts'
import type { CheckSource } from '../options/source/check-source.ts'
import type { Source } from '../options/settings.ts'
import { recordedSource } from '../plan/replay.ts'
import { openChecks } from './check-run/open-checks.ts'
import { NativeAbortController } from '../util/native.ts'
import { quietly } from '../util/promises.ts'
import { isRepeated } from './attempts/campaign.ts'
import { openCampaign } from './attempts/open-campaign.ts'
import { judgeAndRecordSuite } from './play-suite-cases.ts'
import { judgeAndRecordRun } from './play-scenario.ts'
import { keepCassette } from './keep/keep-cassette.ts'
import { open } from './open.ts'
import { startedIn } from './opened.ts'
import { waitingFor } from './session.ts'
import type { Session } from './session.ts'
import type { SessionInput } from './session-input.ts'

/** Opens a session. It starts immediately, with one request for exactly the selected scenarios. */
export function openSession(input: SessionInput): Session {
  const checks = checksOf(input.settings.source)
  if (checks !== null) return openChecks(input, checks)
  const closing = new NativeAbortController()
  const chosen = input.plan.scenarios.filter(({ key }) => input.selected.has(key))
  if (chosen.some(isRepeated)) return openCampaign(input, chosen, closing)
  const opened = quietly(open(input, chosen, closing.signal))
  const played = chosen.map((scenario, index) => {
    const isFirst = index === 0
    const judged = opened.then((context) => judgeAndRecordRun({ scenario, isFirst }, context))
    return { scenario, judged: quietly(judged) }
  })
  const scenarios = new Map(played.map(({ scenario, judged }) => [scenario.key, judged]))
  const all = [...scenarios.values()]
  const suite = quietly(opened.then((context) => judgeAndRecordSuite(all, context)))
  return {
    ...waitingFor({ opened, scenarios, suite }),
    batches: async () => startedIn(await opened, [...scenarios.keys()]),
    close: async () => {
      closing.abort()
      await Promise.allSettled([...all, suite])
      const context = await opened.catch(() => null)
      if (context !== null) await keepCassette([{ opened: context, played }])
    },
  }
}

/** Returns the check run of a source, even of a recorded one. A damaged cassette is reported when it is played. */
function checksOf(source: Source): CheckSource | null {
  if (source.kind !== 'replay') return isCheck(source) ? source : null
  try {
    const recorded = recordedSource(source.path)
    return isCheck(recorded) ? recorded : null
  } catch {
    return null
  }
}

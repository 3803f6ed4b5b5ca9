/** Playing one suite for tests that run in other processes. */
import { checkOptions } from '../../options/check-options.ts'
import { sessionFolder } from '../../options/reporter/session-folder.ts'
import { resolveSettings } from '../../options/settings.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Plan } from '../../plan/plan.ts'
import { linkSuite } from '../../plan/prepare.ts'
import type { JudgedScenario } from '../../session/play-scenario.ts'
import { recordUnplanned } from '../../session/record-unplanned.ts'
import { createRecorder } from '../../session/recorder.ts'
import type { RecordMemory, Recorder } from '../../session/recorder.ts'
import { openSession } from '../../session/session.ts'
import type { Session } from '../../session/session.ts'
import type { SharedSuite } from '../shared-suite.ts'
import type { Answer, SuiteSelection } from './mailbox.ts'
import { followSession } from './progress.ts'
import type { Progress } from './progress.ts'

/** How suites are played. */
export interface Leading {
  /** Where records go. */
  readonly outDir: string
  /** Why nothing may be played; null if all is well. */
  readonly refusal: string | null
  /** What prints as runs begin and end; null for nothing. */
  readonly progress: Progress | null
  /** What is recorded is kept here too. */
  readonly memory: RecordMemory
}

/** A suite that is being played. */
export interface LedSuite {
  readonly session: Session | null
  /** The folder of the records; null if there are none. */
  readonly folder: string | null
  /** Resolves with what became of a scenario, by its key, or of the suite, by null. */
  readonly answerTo: (key: string | null) => Promise<Answer>
}

/**
 * Starts to play.
 *
 * @param apiKey the key that the test file gave; undefined for that of the environment
 */
export function leadSuite(
  selection: SuiteSelection,
  { shared, ...suite }: SharedSuite,
  apiKey: string | undefined,
  leading: Leading,
): LedSuite {
  const { outDir, memory, progress } = leading
  const reason = leading.refusal ?? selection.refusal
  if (reason !== null) return refuse(selection, reason)
  const folder = sessionFolder(outDir)
  const recorder = createRecorder(folder, outDir, 'early', memory)
  if (shared.state === 'unplanned') {
    const { record } = recordUnplanned(selection.suite, shared.problem, recorder)
    const told: Answer = { state: 'judged', record, conversation: null }
    return { session: null, folder, answerTo: async () => told }
  }
  const given = checkOptions(suite.options, `defineBlandSuite(${JSON.stringify(suite.name)})`)
  const settings = resolveSettings({ ...given, apiKey }, process.env)
  const session = open(selection, settings, shared.plan, recorder)
  // All that is replayed has ended.
  if (progress !== null && settings.source.kind !== 'replay') {
    const chosen = shared.plan.scenarios.filter(({ key }) => selection.scenarios.has(key))
    followSession(session, chosen, progress)
  }
  return { session, folder, answerTo: (key) => answerOf(session, key) }
}

function refuse({ keys, first }: SuiteSelection, reason: string): LedSuite {
  const answerTo = async (key: string | null): Promise<Answer> => ({
    state: 'refused',
    reason,
    fails: key === keys[0] ? first : null,
  })
  return { session: null, folder: null, answerTo }
}

function open(
  { suite, scenarios: selected, suiteCases }: SuiteSelection,
  settings: SuiteSettings,
  plan: Plan,
  recorder: Recorder,
): Session {
  const link = linkSuite(settings, plan)
  const absenceHint = null
  return openSession({ suite, link, settings, plan, selected, suiteCases, recorder, absenceHint })
}

async function answerOf(session: Session, key: string | null): Promise<Answer> {
  const judged: Pick<JudgedScenario, 'record'> & Partial<Pick<JudgedScenario, 'conversation'>> =
    await (key === null ? session.suite() : session.scenario(key))
  return { state: 'judged', record: judged.record, conversation: judged.conversation ?? null }
}

/** Plays one suite for tests in other processes. */
import { checkOptions } from '../../options/check-options.ts'
import { sessionFolder } from '../../options/reporter/session-folder.ts'
import { resolveSettings } from '../../options/settings.ts'
import { linkSuite } from '../../plan/prepare.ts'
import type { JudgedScenario } from '../../session/play-scenario.ts'
import { recordUnplanned } from '../../session/record-unplanned.ts'
import { createRecorder } from '../../session/recorder.ts'
import type { RecordMemory } from '../../session/recorder.ts'
import type { SessionInput } from '../../session/session-input.ts'
import { openSession } from '../../session/open-session.ts'
import type { Session } from '../../session/session.ts'
import type { SharedSuite } from '../shared-suite.ts'
import type { Answer, SuiteSecrets, SuiteSelection } from './mailbox.ts'
import { followSession } from './progress.ts'
import type { Progress } from './progress.ts'

/** The context of playing suites. */
export interface Leading {
  /** The folder of records. */
  readonly outDir: string
  /** Why nothing may be played; null if all is well. */
  readonly refusal: string | null
  /** Prints the progress; null for no output. */
  readonly progress: Progress | null
  /** Remembers the records. */
  readonly memory: RecordMemory
}

/** A suite in progress. */
export interface LedSuite {
  readonly session: Session | null
  /** The folder of the records; null if there are none. */
  readonly folder: string | null
  /** Resolves with the answer about a scenario, by its key, or about the suite, by null. */
  readonly answerTo: (key: string | null) => Promise<Answer>
}

/** Starts to play a suite. */
export function leadSuite(
  selection: SuiteSelection,
  { shared, ...suite }: SharedSuite,
  { apiKey, tokens }: SuiteSecrets,
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
  const tell = progress === null ? undefined : (line: string): void => progress.tell(line)
  const session = open(selection, { settings, plan: shared.plan, recorder, tell }, tokens)
  // A replayed conversation has ended, so there is no progress.
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
  own: Pick<SessionInput, 'settings' | 'plan' | 'recorder' | 'tell'>,
  tokens: SuiteSecrets['tokens'],
): Session {
  const { settings, plan } = own
  const link = linkSuite(settings, plan, tokens)
  const absenceHint = null
  return openSession({ ...own, suite, link, selected, suiteCases, absenceHint })
}

async function answerOf(session: Session, key: string | null): Promise<Answer> {
  const judged: Pick<JudgedScenario, 'record'> & Partial<Pick<JudgedScenario, 'conversation'>> =
    await (key === null ? session.suite() : session.scenario(key))
  return { state: 'judged', record: judged.record, conversation: judged.conversation ?? null }
}

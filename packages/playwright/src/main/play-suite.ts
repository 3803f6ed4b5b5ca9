/** Playing one suite: from its options and its selection to an answer for each test that waits. */
import type { Progress } from 'bland-suite/internal/report'
import { checkOptions, resolveSettings, sessionFolder } from 'bland-suite/internal/worker'
import type {
  JudgedScenario,
  Plan,
  Recorder,
  RunRecord,
  Session,
  SuiteRecord,
  SuiteSettings,
} from 'bland-suite/internal/worker'
import type * as Sessions from 'bland-suite/internal/leader'
import type { Answer } from '../mailbox/answers.ts'
import { questionOf } from '../worker/case-meta.ts'
import { tellProgress } from './progress.ts'
import type { SuiteSelection } from './selection.ts'
import type { SuiteFile } from '../mailbox/suite-file.ts'

/** What is to be played. */
export interface Playable {
  /** What plays; loaded late, as it takes its time. */
  readonly sessions: typeof Sessions
  readonly selection: SuiteSelection
  readonly suite: SuiteFile
  /** The key that the test file gave; undefined for that of the environment. */
  readonly apiKey: string | undefined
  /** Where records go. */
  readonly outDir: string
  /** Why nothing may be played; null where all is well. */
  readonly refusal: string | null
  /** What is recorded is kept here too. */
  readonly remembered: Map<string, RunRecord | SuiteRecord>
  /** Whom to tell of runs that begin and end; null for nobody. */
  readonly progress: Progress | null
}

/** What is being played. */
export interface Playing {
  readonly session: Session | null
  /** The folder of the records; null where there are none. */
  readonly folder: string | null
  /** What becomes of each thing that is waited for, by its key. */
  readonly answers: ReadonlyMap<string, Promise<Answer>>
}

/** Starts playing. */
export function playSuite(playable: Playable): Playing {
  const { selection, suite, refusal, outDir, sessions } = playable
  const reason = refusal ?? (selection.repeats ? REPEATS : null)
  if (reason !== null) return refuse(selection, reason)
  const folder = sessionFolder(outDir)
  const { shared } = suite
  const recorder = sessions.remembering(
    sessions.createRecorder(folder, outDir),
    playable.remembered,
  )
  if (shared.state === 'planned') return follow({ ...playable, folder, recorder }, shared.plan)
  const told = judged(sessions.recordUnplanned(selection.suite, shared.problem, recorder))
  const answers = new Map(selection.keys.map((key) => [key, Promise.resolve(told)]))
  return { session: null, folder, answers }
}

const REPEATS =
  '--repeat-each plays no conversation twice: its tests would all show the same run. ' +
  'Leave it at 1 for this project, or run the command again for another batch'

interface Recording extends Playable {
  readonly folder: string
  readonly recorder: Recorder
}

function follow(playable: Recording, plan: Plan): Playing {
  const { selection, progress, sessions, folder, recorder } = playable
  const settings = settingsOf(playable)
  const session = sessions.openSession({
    suite: selection.suite,
    link: sessions.linkSuite(settings, plan),
    settings,
    plan,
    selected: selection.scenarios,
    suiteCases: selection.suiteCases,
    recorder,
    absenceHint: null,
  })
  const chosen = plan.scenarios.filter(({ key }) => selection.scenarios.has(key))
  // Of what is replayed, all has ended.
  if (progress !== null && settings.source.kind !== 'replay') {
    tellProgress({ session, id: selection.id, chosen }, progress)
  }
  const played = chosen.map(
    ({ key }) => [questionOf({ key }), session.scenario(key).then(judged)] as const,
  )
  const answers = new Map([...played, [questionOf({ key: null }), session.suite().then(judged)]])
  return { session, folder, answers }
}

function settingsOf({ suite, apiKey }: Playable): SuiteSettings {
  const given = checkOptions(suite.options, `defineBlandSuite(${JSON.stringify(suite.name)})`)
  return resolveSettings({ ...given, apiKey }, process.env)
}

function refuse({ keys, first }: SuiteSelection, reason: string): Playing {
  const answers = keys.map((key, index): [string, Promise<Answer>] => {
    const fails = index === 0 ? first : null
    return [key, Promise.resolve({ state: 'refused', reason, fails })]
  })
  return { session: null, folder: null, answers: new Map(answers) }
}

function judged({
  record,
  conversation = null,
}: Pick<JudgedScenario, 'record'> & Partial<Pick<JudgedScenario, 'conversation'>>): Answer {
  return { state: 'judged', record, conversation }
}

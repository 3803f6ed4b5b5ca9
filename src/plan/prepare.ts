/** Prepares a suite from its settings: everything that the test file and its runner need before anything starts. */
import { collectingTime } from './fill.ts'
import { BlandSnapshotError } from '../errors/file-errors.ts'
import { applyRules, namesBeyond, refuseAlike } from './apply-rules.ts'
import { refuseAttempts, withAttempts } from './attempts/count-attempts.ts'
import { BlandInternalError } from '../errors/internal-error.ts'
import type { BlandClient } from '../api/client.ts'
import { debugSession } from '../util/debug.ts'
import { firstOf, NativeAbortSignal } from '../util/native.ts'
import { BlandConnectionError } from '../errors/connection-error.ts'
import { BlandError } from '../errors/bland-error.ts'
import { SCENARIO } from '../redact/bland-shapes.ts'
import { createRedactor } from '../redact/redactor.ts'
import type { Redactor, TokenBooks } from '../redact/redactor.ts'
import { oneLine } from '../verdict/title.ts'
import { connect } from '../api/connect.ts'
import { readLeftOut } from './left-out.ts'
import { readPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { asStale, refuseOlder } from './replay.ts'
import type { SuiteRules } from '../options/rules.ts'
import { asPlayed } from './snapshot/as-played.ts'
import { differenceFrom } from './snapshot/drift.ts'
import { readSnapshot, writeNames, writeSnapshot } from './snapshot/snapshot.ts'
import type { Selection, SuiteSettings } from '../options/settings.ts'
import { versionNotes } from './target/agent-version.ts'
import { askVersion } from './target/asked-version.ts'
import type { AskVersion } from './target/asked-version.ts'
import { nextVersion } from './target/next-version.ts'
import type { NextVersion } from './target/next-version.ts'

/** How long planning may take in total, in milliseconds. */
const PLAN_DEADLINE = 300_000

/** The parts of a session other than its plan. */
export interface Link {
  readonly client: BlandClient
  /** The stamp of the redactor of its answers. */
  readonly redacted: string
  /** The selection of the suite, with redacted names. */
  readonly selection: Selection
  /**
   * Compares a plan that was read from a file with Bland, and resolves with the plan as Bland defines it. Rejects
   * if nothing may start because they differ. Null if the plan was read from Bland.
   */
  readonly verify: ((signal: AbortSignal) => Promise<Plan>) | null
  /** Returns the version that every run must have played; null for any. */
  readonly askVersion: AskVersion
  /** Names the version that Bland would play now. */
  readonly nextVersion: NextVersion
}

/** A plan, or the reason why there is none. */
export type Prepared =
  | { readonly state: 'planned'; readonly link: Link; readonly plan: Plan }
  | { readonly state: 'unplanned'; readonly error: BlandError }

/**
 * Plans a suite. Only reads, and never rejects.
 *
 * @param tokens where the tokens of its redaction are kept, for a link in another thread
 */
export async function prepareSuite(
  settings: SuiteSettings,
  signal: AbortSignal,
  tokens: TokenBooks = new Map(),
): Promise<Prepared> {
  try {
    const redactor = createRedactor(settings.redact, tokens)
    const read = await readOrAsk(settings, redactor, signal)
    refuseAlike(settings, read, redactor)
    const known = { ...read, notes: [...(read.notes ?? []), ...versionNotes(read, settings)] }
    const rules = rulesOf(settings, redactor)
    const leftOut =
      namesBeyond(known, rules).length === 0
        ? []
        : await readLeftOut(
            connect(settings, redactor, collectingTime(process.env)),
            settings,
            known,
            signal,
          )
    const plan = applyRules(known, withAttempts(known, rules), leftOut)
    refuseAttempts(plan, settings.source)
    debugSession('planned %d scenarios from %s', plan.scenarios.length, settings.source.kind)
    return { state: 'planned', link: linkWith(redactor, settings, plan), plan }
  } catch (error) {
    const told = asStale(error, settings.source)
    if (told instanceof BlandError) return { state: 'unplanned', error: told }
    return { state: 'unplanned', error: new BlandInternalError(error) }
  }
}

/**
 * Links a plan that another thread or process of the test run made.
 *
 * @param tokens those of its redaction, so that conversations have the tokens of their definitions
 */
export function linkSuite(settings: SuiteSettings, plan: Plan, tokens?: TokenBooks): Link {
  return linkWith(createRedactor(settings.redact, tokens), settings, plan)
}

function linkWith(redactor: Redactor, settings: SuiteSettings, plan: Plan): Link {
  const { selection } = redactNames(settings, redactor)
  // While conversations run, requests are retried as long as the suite may take.
  const client = connect(settings, redactor, settings.timing.timeout)
  const reading = connect(settings, redactor, collectingTime(process.env))
  const base = {
    client,
    redacted: redactor.stamp,
    selection,
    askVersion: askVersion(reading, settings, plan),
    nextVersion: nextVersion(reading, { settings, plan }),
  }
  const file = snapshotOf(settings)
  if (file === null || file.update) return { ...base, verify: null }
  const verify = async (signal: AbortSignal): Promise<Plan> => {
    const now = await ask(settings, redactor, signal)
    const difference = differenceFrom(plan, now)
    const played = asPlayed(plan, now)
    if (difference === null) return played
    const told = `The snapshot ${file.path} no longer matches Bland: ${difference}.`
    if (file.drift === 'refuse') throw new BlandSnapshotError(told)
    return { ...played, notes: [...(played.notes ?? []), told] }
  }
  return { ...base, verify }
}

async function readOrAsk(
  settings: SuiteSettings,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<Plan> {
  refuseOlder(settings)
  const file = snapshotOf(settings)
  if (file !== null && !file.update) return readSnapshot(file.path)
  const plan = await ask(settings, redactor, signal)
  if (file !== null) writeSnapshot(file.path, plan)
  if (file?.typesOf != null) writeNames(file.path, file.typesOf, plan)
  return plan
}

/** Returns the snapshot of a suite that starts a batch. Existing runs are not planned from a file. */
function snapshotOf({ snapshot, source }: SuiteSettings): SuiteSettings['snapshot'] {
  return source.kind === 'launch' ? snapshot : null
}

async function ask(
  settings: SuiteSettings,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<Plan> {
  const client = connect(settings, redactor, collectingTime(process.env))
  const deadline = NativeAbortSignal.timeout(PLAN_DEADLINE)
  const both = firstOf([signal, deadline])
  try {
    return await readPlan(client, redactNames(settings, redactor), both)
  } catch (error) {
    throw deadline.aborted ? new BlandConnectionError('the requests for the plan', TOO_SLOW) : error
  }
}

const TOO_SLOW = `they took over ${PLAN_DEADLINE / 1000} s`

/** Redacts the names and tags in the selection, because scenarios are found by their redacted ones. */
function redactNames(settings: SuiteSettings, redactor: Redactor): SuiteSettings {
  const { selection } = settings
  const only = selection.only?.map((name) => redactor.alone(name)) ?? null
  const { tags } = redactor.alone({ tags: selection.tags }, SCENARIO)
  return { ...settings, selection: { ...selection, only, tags } }
}

/** Redacts the names in the rules for the same reason. */
function rulesOf({ rules }: SuiteSettings, redactor: Redactor): SuiteRules {
  const shown = (name: string): string => oneLine(redactor.alone(name))
  const overrides = Object.entries(rules.overrides).map(
    ([name, changes]) => [shown(name), changes] as const,
  )
  const checks = rules.checks.map(({ title, only }) => ({ title, only: only?.map(shown) ?? null }))
  return { ...rules, overrides: Object.fromEntries(overrides), checks }
}

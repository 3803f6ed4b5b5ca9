/** Evaluates and records the cases of a followed run. */
import type { PlannedCase } from '../verdict/planned-case.ts'
import type { RunOutcome } from '../verdict/run/outcome.ts'
import { debugSession } from '../util/debug.ts'
import type { Run } from '../model/run.ts'
import { toCaseRecord } from '../record/evidence.ts'
import { shownPath } from '../record/conversation-files.ts'
import type { ConversationFiles } from '../record/conversation-files.ts'
import type { CaseRecord, RunRecord } from '../record/record.ts'
import { isOpen, judgeRun, notStarted } from '../verdict/run/judge-run.ts'
import { definedWords } from '../verdict/defined-words.ts'
import { comparedFields } from '../history/judged.ts'
import type { ComparedCase } from '../history/judged.ts'
import { comparable, comparedUnderFilter, compareWith } from './baseline/compare.ts'
import type { SeenScenario } from '../verdict/batch/seen.ts'
import { followRun } from './follow/follow.ts'
import { filterOf } from './session-input.ts'
import { orTell } from './unreadable.ts'
import type { Following } from './follow/follow.ts'
import type { Opened } from './opened.ts'
import type { PlannedScenario } from '../plan/plan.ts'

/**
 * The selected cases of a scenario, evaluated and recorded. Without checks, unless the run is dead: the
 * test that shows a check runs it.
 */
export interface JudgedScenario {
  /** The key of the scenario in its plan. */
  readonly key: string
  /** Whether a filter left out some of its cases. */
  readonly isPartial: boolean
  readonly cases: readonly CaseRecord[]
  /** All evaluated cases, selected or not; null if nothing was started. */
  readonly seen: SeenScenario | null
  /** With repeated attempts, the run of the one that is shown. */
  readonly run: Run | null
  readonly batchId: string | null
  /** The attempts in their order; absent if the scenario is played once. */
  readonly attempts?: RunRecord['attempts']
  /** The rule of repeated attempts; absent if the scenario is played once. */
  readonly rule?: RunRecord['rule']
  /** The path of the record. */
  readonly record: string
  /** The absolute paths of the conversation's files; null if there is no conversation. */
  readonly conversation: ConversationFiles | null
  /** The path of the conversation, as it is shown. */
  readonly transcript: string | null
}

interface Judged {
  readonly seen: SeenScenario | null
  readonly shown: readonly ComparedCase[]
  readonly run: Run | null
}

/** Waits for a run, evaluates it under the filter, and writes its record. */
export async function judgeAndRecordRun(
  { scenario: chosen, isFirst }: { readonly scenario: PlannedScenario; readonly isFirst: boolean },
  opened: Opened,
): Promise<JudgedScenario> {
  const { input, progress, batchId } = opened
  const found = definitionOf(chosen, input)
  const scenario = found ?? chosen
  const { isSelected } = filterOf(scenario, input)
  const { seen, shown, run } =
    progress.state === 'refused'
      ? refused(scenario, progress.reason, { isFirst, isSelected })
      : found === undefined
        ? refused(scenario, GONE, { isFirst: true, isSelected })
        : await judgeFollowed(scenario, progress.by, { opened, isSelected })
  const judged = shown.filter((one) => !isOpen(one))
  const cases = judged.map((one) => {
    const record = toCaseRecord(one, run)
    return { ...record, ...comparedFields(one, record.evidence) }
  })
  return recordRun(scenario, { cases, seen, run, batchId }, opened)
}

const GONE = 'Bland no longer has this scenario, so it was not played'

/** Returns a scenario as Bland defines it, which may be otherwise than in the snapshot; undefined if it is gone. */
function definitionOf(
  chosen: PlannedScenario,
  { settings, plan }: Opened['input'],
): PlannedScenario | undefined {
  if (settings.source.kind !== 'launch') return chosen
  return plan.scenarios.find(({ key }) => key === chosen.key)
}

/** Writes the record of a scenario's run, and makes sure that its conversation is written. */
export function recordRun(
  scenario: PlannedScenario,
  judged: Pick<JudgedScenario, 'cases' | 'seen' | 'run' | 'batchId' | 'attempts'>,
  { input, baseline }: Pick<Opened, 'input' | 'baseline'>,
): JudgedScenario {
  const { seen, ...recorded } = judged
  const { cases, run, batchId, attempts } = recorded
  const { repeat: rule } = scenario.policy
  const { isPartial } = filterOf(scenario, input)
  const content: RunRecord = {
    version: 1,
    kind: 'run',
    suite: input.suite,
    scenario: scenario.title,
    scenarioId: scenario.scenarioId,
    ...comparable(scenario, baseline),
    ...(isPartial && { isPartial }),
    ...(scenario.about && { about: scenario.about }),
    host: input.link.client.host,
    batchId: batchId ?? run?.batch_id ?? null,
    run,
    ...(rule !== undefined && attempts !== undefined && { rule, attempts }),
    ...(scenario.cases.some(({ kind }) => kind === 'check') && {
      defined: definedWords(scenario.cases),
    }),
    cases,
  }
  const conversation = input.recorder.writeConversation(content)
  const record = input.recorder.writeRun(content)
  const transcript = conversation === null ? null : shownPath(conversation.text)
  const { key } = scenario
  return { key, isPartial, seen, ...recorded, rule, record, conversation, transcript }
}

async function judgeFollowed(
  scenario: PlannedScenario,
  by: Following,
  {
    opened,
    isSelected,
  }: { readonly opened: Opened; readonly isSelected: (one: PlannedCase) => boolean },
): Promise<Judged> {
  const { recorder } = opened.input
  const outcome = await orTell<RunOutcome>(followRun(scenario, by), recorder, (reason) => ({
    state: 'unreadable',
    run: null,
    reason,
  }))
  const all = judgeRun(scenario.cases, outcome, scenario.policy)
  const words = all.map(({ verdict }) => verdict.verdict).join(', ')
  debugSession('“%s” is %s: %s', scenario.title, outcome.state, words)
  const run = outcome.state === 'absent' ? null : outcome.run
  const seen = { title: scenario.title, scenarioId: scenario.scenarioId, outcome, cases: all }
  // Only an advisory failure is judged otherwise by the policy.
  const isJudgedTwice = scenario.policy.advisory !== 'fail' && scenario.cases.some(isAdvisory)
  const raw = isJudgedTwice
    ? judgeRun(scenario.cases, outcome, { ...scenario.policy, advisory: 'fail' })
    : all
  const compared = compareWith(opened.baseline, scenario, all, raw)
  return { seen, shown: comparedUnderFilter(compared, isSelected), run }
}

function isAdvisory(planned: PlannedCase): boolean {
  return (
    planned.kind === 'all-assertions' ||
    (planned.kind === 'assertion' && !planned.assertion.required)
  )
}

function refused(
  scenario: PlannedScenario,
  reason: string,
  by: { readonly isFirst: boolean; readonly isSelected: (one: PlannedCase) => boolean },
): Judged {
  const selected = scenario.cases.filter(by.isSelected)
  const judged = notStarted(selected, reason, by.isFirst)
  const shown = compareWith(null, scenario, judged, judged)
  return { seen: null, shown, run: null }
}

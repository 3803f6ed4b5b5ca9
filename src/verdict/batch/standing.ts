/** Checks whether the verdicts on a run still stand at the end of its batch. */
import type { Gate } from '../../options/gate-options.ts'
import type { Run } from '../../model/run.ts'
import { isMeasured, judgeGate } from '../gate.ts'
import { joinResults } from '../results.ts'
import type { JoinedResult, ResultVerdict } from '../results.ts'
import type { SeenScenario } from './seen.ts'
import { readState } from '../status.ts'

/** The last view of the runs of a batch. */
export interface LastView {
  /** The runs as the batch lists them. */
  readonly runs: readonly Run[]
  /** The runs about which the batch says too little, read once more, by id. */
  readonly reread: ReadonlyMap<string, Run>
}

/** Describes what has changed since a scenario was evaluated; empty if nothing has. */
export function changesSince(seen: SeenScenario, last: LastView): readonly string[] {
  if (!isJudged(seen)) return []
  const { run } = seen.outcome
  const copies = last.runs.filter(({ id }) => id === run.id)
  if (copies.length === 0) return [goneFrom(seen, run, last)]
  const reread = last.reread.get(run.id)
  const changes = [
    ...copies.flatMap((copy) => changesIn(seen, { sight: copy, isWhole: false })),
    ...(reread === undefined ? [] : changesIn(seen, { sight: reread, isWhole: true })),
  ]
  return [...new Set(changes)]
}

function goneFrom({ title }: SeenScenario, run: Run, { runs }: LastView): string {
  const isReplaced = runs.some((other) => other.scenario_id === run.scenario_id)
  const now = isReplaced ? 'has another run of the scenario' : 'no longer has its run'
  return `“${title}” was evaluated from a run that is gone: the batch ${now}`
}

/** Returns whether the batch's copy of an evaluated run says too little for a comparison. */
export function leavesOut(seen: SeenScenario, copy: Run): boolean {
  if (!isJudged(seen)) return false
  const said = verdictsById(joinResults(copy, null))
  const isUnsaid = (id: string): boolean => !isDetermined(said.get(id))
  return (
    copy.status === null ||
    [...judgedVerdicts(seen).keys()].some(isUnsaid) ||
    gatesIn(seen.cases).some((gate) => !isMeasured(gate, copy))
  )
}

interface Sight {
  readonly sight: Run
  /** Whether it is complete: a batch lists only short runs. */
  readonly isWhole: boolean
}

/** A scenario whose run was followed to its end. */
type Judged = SeenScenario & { readonly outcome: { readonly state: 'finished' } }

function isJudged(seen: SeenScenario): seen is Judged {
  return seen.outcome.state === 'finished'
}

function changesIn(seen: Judged, last: Sight): readonly string[] {
  const { outcome } = seen
  return [
    ...statusChange(outcome, last),
    ...scenarioChange(outcome.run, last),
    ...resultChanges(seen, last),
    ...gatesIn(seen.cases).flatMap((gate) => {
      if (!last.isWhole && !isMeasured(gate, last.sight)) return []
      const before = judgeGate(gate, outcome.run, outcome.batchCopy)
      const after = judgeGate(gate, last.sight)
      // A gate that was not evaluated is already red.
      if (before.verdict === after.verdict || before.verdict === 'errored') return []
      return ['reason' in after ? after.reason : 'a missed gate is now met']
    }),
  ].map((change) => `“${seen.title}” has changed since it was evaluated: ${change}`)
}

/** Compares the status. The run's own case reports a contradiction that was there from the beginning. */
function statusChange(
  { run, batchCopy }: Judged['outcome'],
  { sight, isWhole }: Sight,
): readonly string[] {
  if (sight.status === null && !isWhole) return []
  const known = [run, ...(isWhole || batchCopy === null ? [] : [batchCopy])]
  if (known.some(({ status }) => readState(status) === readState(sight.status))) return []
  return [`it was ${run.status} and is now ${sight.status ?? 'without a status'}`]
}

function scenarioChange(run: Run, { sight }: Sight): readonly string[] {
  const [before, after] = [run.scenario_id, sight.scenario_id]
  if (before === null || after === null || before === after) return []
  return [`it belonged to scenario ${before} and now belongs to ${after}`]
}

function resultChanges(seen: Judged, { sight, isWhole }: Sight): readonly string[] {
  const before = judgedVerdicts(seen)
  const after = verdictsById(joinResults(sight, null))
  const gone = [...before.keys()].filter((id) => isWhole && !after.has(id))
  const changed = [...after].filter(([id, verdict]) => {
    if (!isWhole && !isDetermined(verdict)) return false
    const was = before.get(id)
    return was === undefined ? verdict !== 'passed' : was !== verdict
  })
  return [
    ...gone.map((id) => `the result of ${nameOf(id, seen)} is gone`),
    ...changed.map(([id, verdict]) => {
      const was = before.get(id)
      const then = was === undefined ? 'had no result' : `was ${was}`
      return `${nameOf(id, seen)} ${then} and is now ${verdict}`
    }),
  ]
}

const WORST: readonly ResultVerdict[] = ['undetermined', 'failed', 'passed']

function judgedVerdicts({ outcome }: Judged): ReadonlyMap<string, ResultVerdict> {
  return verdictsById(joinResults(outcome.run, outcome.batchCopy))
}

/** Collects the verdicts by assertion id. For several results without an id, the worst counts. */
function verdictsById(joined: readonly JoinedResult[]): ReadonlyMap<string, ResultVerdict> {
  const byId = new Map<string, ResultVerdict>()
  for (const { assertionId, verdict } of joined) {
    const id = assertionId ?? ''
    const known = byId.get(id) ?? 'passed'
    byId.set(id, WORST.indexOf(verdict) < WORST.indexOf(known) ? verdict : known)
  }
  return byId
}

function isDetermined(verdict: ResultVerdict | undefined): boolean {
  return verdict === 'passed' || verdict === 'failed'
}

function gatesIn(cases: SeenScenario['cases']): readonly Gate[] {
  return cases.flatMap(({ planned }) => (planned.kind === 'gate' ? [planned.gate] : []))
}

function nameOf(id: string, { cases }: SeenScenario): string {
  const own = cases.find(
    ({ planned }) => planned.kind === 'assertion' && planned.assertion.id === id,
  )
  if (own !== undefined) return `“${own.planned.title}”`
  return id === '' ? 'an assertion without an id' : `assertion ${id.slice(0, 8)}`
}

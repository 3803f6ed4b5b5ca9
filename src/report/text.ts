/** The texts of a failure, plain. */
import type { Run } from '../client/runs.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { oneLine } from '../verdict/title.ts'
import type { CaseRecord } from './record.ts'
import { speaker } from './speaker.ts'

/** How many turns a failure shows. */
const LAST_TURNS = 4
/** The longest that a turn is shown, in characters. */
const TURN = 300

/** What a failure is told with. */
export interface FailureContext {
  readonly run: Run | null
  readonly batchId: string | null
}

/** The one line that is read alone. */
export function failureLine(verdict: Verdict, { run }: FailureContext): string {
  const isPass = verdict.verdict === 'passed'
  const told = oneLine((isPass ? verdict.note : verdict.reason) ?? '', 1000)
  const line = told === '' && !isPass ? 'no reason was given' : told
  return run === null ? line : `${line} (run ${oneLine(run.id)})`
}

/** What is told below that line: what Bland said, the last turns, and where to look. */
export function failureDetails(evidence: CaseRecord['evidence'], context: FailureContext): string {
  const { run, batchId } = context
  const said = evidence.map(({ label, text }) => `${label}: ${text}`)
  const turns = (run?.chat_history ?? []).slice(-LAST_TURNS)
  const ids = [
    run === null ? null : `run ${oneLine(run.id)}`,
    batchId === null ? null : `batch ${oneLine(batchId)}`,
  ]
  const where = ids.filter((id) => id !== null).join(', ')
  const blocks = [
    said.join('\n'),
    turns.length === 0 ? '' : ['Last turns:', ...turns.map(turnLine)].join('\n'),
    where === '' ? '' : `Bland: ${where}`,
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}

function turnLine({ role, content }: { readonly role: string; readonly content: string }): string {
  return `  ${speaker(role).padEnd(6)} │ ${oneLine(content, TURN)}`
}

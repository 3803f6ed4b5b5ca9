/** The results of another process, and what a test attaches of them for reports and people. */
import type { TitledKey } from '../../verdict/case-key.ts'
import { shownPath } from '../../record/conversation-files.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { writeChecked } from '../../record/check-records.ts'
import { loadRecord } from '../../record/load-records.ts'
import { bareRecord } from '../../record/evidence.ts'
import { isOfNote } from '../../record/of-note.ts'
import type { CaseRecord, RunRecord, SuiteRecord } from '../../record/record.ts'
import { toneChart } from '../../report/html/tone-chart.ts'
import { keyText } from '../../verdict/case-key.ts'
import { because } from '../../verdict/verdict.ts'
import type { Answer } from '../main/mailbox.ts'
import type { PlayedScenario } from './play-check.ts'

/** The cases of a test, as another process has evaluated them. */
export interface JudgedElsewhere extends PlayedScenario {
  readonly cases: readonly CaseRecord[]
  /** The record and its path; null if nothing was played. */
  readonly recorded: { readonly path: string; readonly record: RunRecord | SuiteRecord } | null
  readonly conversation: ConversationFiles | null
}

/**
 * Reads the cases of a test from the answer about them. If nothing was played, one case fails, and the
 * others are skipped.
 *
 * @throws {@link BlandRecordError} if the record is missing or damaged
 */
export function readAnswer(answer: Answer, asked: readonly TitledKey[]): JudgedElsewhere {
  if (answer.state !== 'judged') {
    const [first] = asked
    const fails = answer.state === 'refused' ? answer.fails : first && keyText(first)
    const cases = asked.map((one) =>
      bareRecord(one, because(keyText(one) === fails ? 'failed' : 'skipped', answer.reason)),
    )
    return { cases, run: null, batchId: null, recorded: null, conversation: null }
  }
  const { record: path, conversation } = answer
  const record = loadRecord(path)
  const { cases, batchId } = record
  const { run, attempts, rule } = record.kind === 'run' ? record : { run: null }
  const transcript = conversation === null ? null : shownPath(conversation.text)
  const recorded = { path, record }
  return { cases, run, batchId, attempts, rule, recorded, conversation, transcript }
}

/** The attachments of a test, for any runner. */
interface Carried {
  /** The path of the record, with the checks of the test; null if there is none. */
  readonly record: string | null
  readonly notes: readonly { readonly type: string; readonly description: string }[]
  readonly attachments: readonly ({ readonly name: string; readonly contentType: string } & (
    { readonly path: string } | { readonly body: Buffer }
  ))[]
}

/**
 * Collects the attachments of a test: the conversation only if a case did not pass, because the report has
 * the others. Its checks have run in this process, and only here are they known.
 */
export async function carriedBy(
  { recorded, run, batchId, attempts, ...judged }: JudgedElsewhere,
  checks: readonly CaseRecord[],
): Promise<Carried> {
  const conversation = isOfNote(recorded?.record, checks) ? judged.conversation : null
  const played = attempts ?? [{ run, batchId }]
  const batches = played.flatMap((one) => one.batchId ?? [])
  const runs = played.flatMap((one) => one.run?.id ?? [])
  const tone = run === null ? null : toneChart(run)
  return {
    record: recorded === null ? null : await withChecks(recorded, conversation, checks),
    notes: [
      ...batches.map((description) => ({ type: 'Bland batch', description })),
      ...runs.map((description) => ({ type: 'Bland run', description })),
    ],
    attachments: [
      ...(tone === null
        ? []
        : [{ name: 'tone', contentType: 'image/svg+xml', body: Buffer.from(tone) }]),
      ...(conversation === null
        ? []
        : [
            { name: 'conversation', contentType: 'text/html', path: conversation.page },
            { name: 'transcript', contentType: 'text/plain', path: conversation.text },
          ]),
    ],
  }
}

async function withChecks(
  { path, record }: JudgedElsewhere['recorded'] & {},
  conversation: ConversationFiles | null,
  checks: readonly CaseRecord[],
): Promise<string> {
  if (record.kind !== 'run' || checks.length === 0) return path
  if (conversation !== null) {
    // Reports copy the page when the tests end.
    const { writeConversation } = await import('../../report/output/write-conversation.ts')
    writeConversation(conversation, { ...record, cases: [...record.cases, ...checks] })
  }
  return writeChecked(path, record, checks)
}

/** What a test carries for reports, and for people who look at one test. */
import { shownPath } from '../../record/conversation-files.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { writeChecked } from '../../record/check-records.ts'
import { loadRecord } from '../../record/load-records.ts'
import type { CaseRecord, RunRecord, SuiteRecord } from '../../record/record.ts'
import { toneChart } from '../../report/html/tone-chart.ts'
import type { FailureContext } from '../../report/text/failure-parts.ts'

/** The record of a run, or of a suite, as another process wrote it. */
export interface JudgedElsewhere extends FailureContext {
  readonly path: string
  readonly cases: readonly CaseRecord[]
  readonly record: RunRecord | SuiteRecord
  readonly conversation: ConversationFiles | null
}

/**
 * Reads what another process has judged.
 *
 * @throws {@link BlandRecordError} if the record is absent or damaged
 */
export function readJudged(path: string, conversation: ConversationFiles | null): JudgedElsewhere {
  const record = loadRecord(path)
  const { cases, batchId } = record
  const run = record.kind === 'run' ? record.run : null
  const transcript = conversation === null ? null : shownPath(conversation.text)
  return { path, record, cases, run, batchId, conversation, transcript }
}

/** What a test carries, in no runner's words. */
interface Carried {
  /** The path of the record, with the checks of the test. */
  readonly record: string
  readonly notes: readonly { readonly type: string; readonly description: string }[]
  readonly attachments: readonly ({ readonly name: string; readonly contentType: string } & (
    { readonly path: string } | { readonly body: Buffer }
  ))[]
}

/** Collects what a test carries. Its checks have run in this process: no other one has seen them. */
export async function carriedBy(
  { path, record, run, conversation }: JudgedElsewhere,
  checks: readonly CaseRecord[],
): Promise<Carried> {
  const isChecked = record.kind === 'run' && checks.length > 0
  if (isChecked && conversation !== null) {
    // Reports copy it when the tests end.
    const { writeConversation } = await import('../../report/output/write-conversation.ts')
    writeConversation(conversation, { ...record, cases: [...record.cases, ...checks] })
  }
  const tone = run === null ? null : toneChart(run)
  return {
    record: isChecked ? writeChecked(path, record, checks) : path,
    notes: [
      ...(record.batchId === null ? [] : [{ type: 'Bland batch', description: record.batchId }]),
      ...(run === null ? [] : [{ type: 'Bland run', description: run.id }]),
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

/** What a test carries for reports: the record, and the conversation for those who look. */
import { writeChecked, toneChart } from 'bland-suite/internal/worker'
import type {
  CaseRecord,
  FailureContext,
  RunRecord,
  SuiteRecord,
} from 'bland-suite/internal/worker'
import type { TestInfo } from '@playwright/test'
import type { Answer } from '../mailbox/answers.ts'

/** What was judged of that which a test shows. */
export interface Judged extends Pick<Answer & { readonly state: 'judged' }, 'conversation'> {
  /** The path of the record. */
  readonly path: string
  readonly record: RunRecord | SuiteRecord
  readonly context: FailureContext
}

/** Playwright's reports hide attachments of such names, and carry them all the same. */
export const RECORD = '_bland-record'

/**
 * Attaches the record, with the checks of the test, and what a person wants to see. Pushed rather than
 * attached by `attach()`, which would copy each file and add a step.
 */
export async function attach(
  info: TestInfo,
  { path, record, conversation }: Judged,
  checked: readonly CaseRecord[],
): Promise<void> {
  annotate(info, 'Bland batch', record.batchId)
  if (record.kind === 'suite') return attachRecord(info, path)
  attachRecord(info, checked.length === 0 ? path : writeChecked(path, record, checked))
  if (conversation !== null && checked.length > 0) await writeAgain(conversation, record, checked)
  annotate(info, 'Bland run', record.run?.id ?? null)
  const tone = record.run === null ? null : toneChart(record.run)
  if (tone !== null) {
    info.attachments.push({ name: 'tone', contentType: 'image/svg+xml', body: Buffer.from(tone) })
  }
  if (conversation === null) return
  info.attachments.push(
    { name: 'conversation', contentType: 'text/html', path: conversation.page },
    { name: 'transcript', contentType: 'text/plain', path: conversation.text },
  )
}

/** Playwright's reports copy it when the tests end, and the leader has not seen the checks. */
async function writeAgain(
  conversation: Judged['conversation'] & {},
  record: RunRecord,
  checks: readonly CaseRecord[],
): Promise<void> {
  const { writeConversation } = await import('bland-suite/internal/report')
  writeConversation(conversation, { ...record, cases: [...record.cases, ...checks] })
}

function attachRecord(info: TestInfo, path: string): void {
  info.attachments.push({ name: RECORD, contentType: 'application/json', path })
}

function annotate(info: TestInfo, type: string, description: string | null): void {
  if (description !== null) info.annotations.push({ type, description })
}

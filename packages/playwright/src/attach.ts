/** What a test carries for reports: the record, and the conversation for those who look. */
import { toneChart } from 'bland-suite/adapter'
import type { RunRecord, SuiteRecord } from 'bland-suite/adapter'
import type { TestInfo } from '@playwright/test'
import type { Answer } from './answers.ts'

/** Playwright's reports hide attachments of such names, and carry them all the same. */
export const RECORD = '_bland-record'

/**
 * Attaches the record, and what a person wants to see. Pushed rather than attached by `attach()`, which
 * would copy each file and add a step.
 */
export function attach(
  info: TestInfo,
  { record: path, conversation }: Answer & { readonly state: 'judged' },
  record: RunRecord | SuiteRecord,
): void {
  info.attachments.push({ name: RECORD, contentType: 'application/json', path })
  annotate(info, 'Bland batch', record.batchId)
  if (record.kind !== 'run') return
  annotate(info, 'Bland run', record.run?.id ?? null)
  if (conversation === null || record.run === null) return
  const tone = toneChart(record.run)
  if (tone !== null) {
    info.attachments.push({ name: 'tone', contentType: 'image/svg+xml', body: Buffer.from(tone) })
  }
  info.attachments.push(
    { name: 'conversation', contentType: 'text/html', path: conversation.page },
    { name: 'transcript', contentType: 'text/plain', path: conversation.text },
  )
}

function annotate(info: TestInfo, type: string, description: string | null): void {
  if (description !== null) info.annotations.push({ type, description })
}

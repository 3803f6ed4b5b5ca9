/** Attaches the record and the conversation of a test in Playwright's way. */
import { carriedBy } from 'bland-suite/internal/worker'
import type { JudgedElsewhere } from 'bland-suite/internal/worker'
import type { CaseRecord } from 'bland-suite/internal/worker'
import type { TestInfo } from '@playwright/test'

/** Playwright's reports hide attachments with such names, but carry them. */
export const RECORD = '_bland-record'

/** Attaches the record and the conversation. Pushes them, because `attach()` would copy each file and add a step. */
export async function attach(
  info: TestInfo,
  judged: JudgedElsewhere,
  checks: readonly CaseRecord[],
): Promise<void> {
  const { record, notes, attachments } = await carriedBy(judged, checks)
  info.annotations.push(...notes)
  if (record !== null) {
    info.attachments.push({ name: RECORD, contentType: 'application/json', path: record })
  }
  info.attachments.push(...attachments)
}

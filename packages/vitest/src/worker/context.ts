/** Where the records of a suite go. */
import { resolve } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { DEFAULT_OUT_DIR } from 'bland-suite/internal/worker'
import { inject } from 'vitest'
import type { BlandContext } from './case-meta.ts'
import { requireOneVitest } from '../quarantine/current-suite.ts'

/** What the reporter said; without our reporter, the default folder and Vitest's process. */
export function currentContext(): BlandContext {
  requireOneVitest()
  const provided: BlandContext | undefined = inject('bland-suite')
  if (provided !== undefined) return provided
  const vitestPid = isMainThread ? process.ppid : process.pid
  return {
    root: process.cwd(),
    outDir: resolve(DEFAULT_OUT_DIR),
    conversations: 'early',
    token: `pid-${vitestPid}`,
    requiresAssertions: true,
  }
}

/** `vitest --merge-reports`, and the jobs before it. */
import type { Vitest } from 'vitest/node'

/**
 * Whether reports are merged now, or blobs are written for it: blobs of this folder name records, of this
 * run and of those of other shards before it.
 */
export function isForMerging({
  mergeReports,
  reporters,
}: Pick<Vitest['config'], 'mergeReports' | 'reporters'>): boolean {
  const writesBlob = reporters.some((one) => Array.isArray(one) && one[0] === 'blob')
  return Boolean(mergeReports) || writesBlob
}

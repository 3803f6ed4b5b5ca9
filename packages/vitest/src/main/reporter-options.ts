/** Checks the reporter's options against Vitest's configuration. */
import { dirname } from 'node:path'
import { refuseFolders } from 'bland-suite/internal/report'
import type { ReporterSettings } from 'bland-suite/internal/report'
import type { Vitest } from 'vitest/node'

type Config = Vitest['config']

/**
 * Refuses a folder that Vitest empties or fills.
 *
 * @throws {@link BlandOptionError} that names both
 */
export function refuseSharedFolder(
  settings: ReporterSettings,
  config: Pick<Config, 'root' | 'coverage' | 'reporters' | 'outputFile' | 'attachmentsDir'>,
): void {
  const { root, coverage, outputFile, attachmentsDir } = config
  const folderOf = (name: string, usual: string): string =>
    dirname((typeof outputFile === 'object' ? outputFile[name] : outputFile) ?? usual)
  const folders = [
    coverage.enabled && { path: coverage.reportsDirectory, what: 'the folder of its coverage' },
    has(config, 'html') && {
      path: folderOf('html', 'html/index.html'),
      what: 'the folder of its HTML reporter',
    },
    has(config, 'blob') && {
      path: folderOf('blob', '.vitest-reports/blob.json'),
      what: 'the folder of its blobs',
    },
    { path: attachmentsDir, what: 'its `attachmentsDir`' },
  ].filter((one) => one !== false)
  refuseFolders(settings, { owner: 'Vitest', root, folders })
}

/**
 * Returns whether reports are merged now, or blobs are written for a merge: the blobs of this folder name
 * records of this test run and of earlier shards.
 */
export function keepsRecords(config: Pick<Config, 'mergeReports' | 'reporters'>): boolean {
  return Boolean(config.mergeReports) || has(config, 'blob')
}

function has({ reporters }: Pick<Config, 'reporters'>, name: string): boolean {
  return reporters.some((one) => Array.isArray(one) && one[0] === name)
}

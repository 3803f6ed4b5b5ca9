/** The folders that Vitest empties or fills: our reports stand in none of them. */
import { dirname, resolve } from 'node:path'
import { refuseFolders } from 'bland-suite/internal/report'
import type { OtherFolder, ReporterSettings } from 'bland-suite/internal/report'
import type { Vitest } from 'vitest/node'

type Config = Pick<
  Vitest['config'],
  'root' | 'coverage' | 'reporters' | 'outputFile' | 'attachmentsDir'
>

/**
 * Checks that our folder is none of Vitest's.
 *
 * @throws {@link BlandOptionError} that names both
 */
export function refuseSharedFolder(settings: ReporterSettings, config: Config): void {
  refuseFolders(settings, config.root, foldersOf(config))
}

function foldersOf({
  root,
  coverage,
  reporters,
  outputFile,
  attachmentsDir,
}: Config): readonly OtherFolder[] {
  const names = new Set(reporters.flatMap((one) => (Array.isArray(one) ? [one[0]] : [])))
  const fileOf = (name: string, usual: string): string =>
    typeof outputFile === 'object' ? (outputFile[name] ?? usual) : (outputFile ?? usual)
  return [
    ...(coverage.enabled
      ? [{ path: coverage.reportsDirectory, what: 'the folder of its coverage' }]
      : []),
    ...(names.has('html')
      ? [
          {
            path: dirname(fileOf('html', 'html/index.html')),
            what: 'the folder of its HTML reporter',
          },
        ]
      : []),
    ...(names.has('blob')
      ? [
          {
            path: dirname(fileOf('blob', '.vitest-reports/blob.json')),
            what: 'the folder of its blobs',
          },
        ]
      : []),
    { path: attachmentsDir, what: 'its `attachmentsDir`' },
  ].map(({ path, what }) => ({ path: resolve(root, path), what, owner: 'Vitest' }))
}

/** The folders that Playwright empties: our reports stand in none of them. */
import { dirname, resolve } from 'node:path'
import { refuseFolders } from 'bland-suite/internal/report'
import type { OtherFolder, ReporterSettings } from 'bland-suite/internal/report'
import type { FullConfig } from '@playwright/test/reporter'

/** What is known of them. */
export type Config = Pick<FullConfig, 'configFile' | 'projects' | 'reporter' | 'rootDir'>

/**
 * Checks that our folder is none of Playwright's.
 *
 * @throws {@link BlandOptionError} that names both
 */
export function refuseSharedFolder(settings: ReporterSettings, config: Config): void {
  const root = config.configFile === undefined ? config.rootDir : dirname(config.configFile)
  refuseFolders(settings, root, foldersOf(config, root))
}

function foldersOf({ projects, reporter }: Config, root: string): readonly OtherFolder[] {
  const entries: readonly (readonly [string, unknown?])[] = reporter
  const owner = 'Playwright'
  return [
    ...projects.map(({ outputDir }) => ({ path: outputDir, owner, what: 'its `outputDir`' })),
    ...entries.flatMap(([name, options]) => {
      const known = REPORTERS[name]
      if (known === undefined) return []
      const path = process.env[known.variable] || given(options, known.option) || known.usual
      return [{ path: resolve(root, path), owner, what: `the folder of its reporter \`${name}\`` }]
    }),
  ]
}

/** Where the reporters write that empty their folder. */
const REPORTERS: Readonly<
  Record<string, { option: string; variable: string; usual: string } | undefined>
> = {
  html: {
    option: 'outputFolder',
    variable: 'PLAYWRIGHT_HTML_OUTPUT_DIR',
    usual: 'playwright-report',
  },
  blob: { option: 'outputDir', variable: 'PLAYWRIGHT_BLOB_OUTPUT_DIR', usual: 'blob-report' },
}

function given(options: unknown, name: string): string | null {
  if (typeof options !== 'object' || options === null || !(name in options)) return null
  const value: unknown = Reflect.get(options, name)
  return typeof value === 'string' ? value : null
}

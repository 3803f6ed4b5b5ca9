/** The options of the reporters of all runners. */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { checkStrictly } from '../strict-schema.ts'
import { DEFAULT_OUT_DIR } from './session-folder.ts'
import { buildOf } from './build.ts'
import type { Build } from './build.ts'
import { ciAround } from './ci.ts'
import type { Ci } from './ci.ts'

/** Options of a reporter: what it writes, and where. */
export interface ReporterOptions {
  /**
   * The folder of records and reports. No other tool may write into it or empty it.
   * @remarks A relative path starts at Vitest's root, or at the folder of Playwright's configuration.
   * @default 'bland-report'
   */
  readonly outDir?: string | undefined
  /** The JUnit XML file; `false` writes none. @default '<outDir>/junit.xml' */
  readonly junit?: string | false | undefined
  /** Print a summary at the end. @default true */
  readonly summary?: boolean | undefined
  /**
   * `'all'` adds the runner's other tests to the XML, one testsuite per file. Summary and page show only Bland's.
   * @default 'bland'
   */
  readonly include?: 'bland' | 'all' | undefined
  /**
   * `'full'` puts the scenario before each case name in the XML, for test tabs that show only the name (Azure
   * Pipelines). @default 'short'
   */
  readonly titles?: 'short' | 'full' | undefined
  /**
   * Annotate failed and errored cases and write the job summary in GitHub Actions. @default whether
   * `GITHUB_ACTIONS` is `true`
   */
  readonly github?: boolean | undefined
}

/** The complete options of a reporter, with absolute paths. */
export interface ReporterSettings {
  readonly outDir: string
  readonly junit: string | null
  readonly summary: boolean
  readonly include: 'bland' | 'all'
  readonly titles: 'short' | 'full'
  readonly github: boolean
  readonly ci: Ci
  /** The build of the CI, for the page. */
  readonly build: Build
}

const path = z.string().trim().min(1)
const shape = {
  outDir: path,
  junit: z.union([path, z.literal(false)]),
  summary: z.boolean(),
  include: z.enum(['bland', 'all']),
  titles: z.enum(['short', 'full']),
  github: z.boolean(),
} satisfies Record<keyof ReporterOptions, z.ZodType>

/** Picks the options of a reporter. A runner adds its own settings. */
export function knownOptions(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in shape))
}

/**
 * Checks and completes the options of a reporter.
 *
 * @param root the folder that relative paths are relative to
 *
 * @throws {@link BlandOptionError} that names the option, the expected value, and the nearest known name
 */
export function resolveReporterOptions(
  given: unknown,
  caller: string,
  root: string = process.cwd(),
  ci: Ci = ciAround(process.env, process.cwd()),
): ReporterSettings {
  const options: ReporterOptions = checkStrictly(shape, given ?? {}, caller)
  return {
    ...placesOf(options, root),
    summary: options.summary ?? true,
    include: options.include ?? 'bland',
    titles: options.titles ?? 'short',
    github: options.github ?? ci.isGitHub,
    ci,
    build: buildOf(process.env),
  }
}

function placesOf(
  options: ReporterOptions,
  root: string,
): Pick<ReporterSettings, 'outDir' | 'junit'> {
  const outDir = resolve(root, options.outDir ?? DEFAULT_OUT_DIR)
  const junit = options.junit ?? join(outDir, 'junit.xml')
  return { outDir, junit: junit === false ? null : resolve(root, junit) }
}

/** The options of the reporters of all runners. */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { checkStrictly } from '../strict-schema.ts'
import { DEFAULT_OUT_DIR } from './session-folder.ts'
import { ciAround } from './ci.ts'
import type { Ci } from './ci.ts'

/** What a reporter writes, and where. */
export interface ReporterOptions {
  /**
   * The folder of records and reports, which no other tool writes into or empties. A relative path is
   * relative to Vitest's root, or to the folder of the configuration of Playwright. @default 'bland-report'
   */
  readonly outDir?: string | undefined
  /** The JUnit XML file, found as `outDir` is; `false` for none. @default '<outDir>/junit.xml' */
  readonly junit?: string | false | undefined
  /** Whether to print a summary at the end. @default true */
  readonly summary?: boolean | undefined
  /** Whether the XML has the tests of the runner that are none of Bland's, too. @default 'bland' */
  readonly include?: 'bland' | 'all' | undefined
  /**
   * Whether the names of cases in the XML begin with their scenario: `full` is for test tabs that show
   * the name alone, such as that of Azure Pipelines. @default 'short'
   */
  readonly titles?: 'short' | 'full' | undefined
  /**
   * Whether to annotate what is red and add to the summary of the job, for GitHub Actions.
   * @default whether GITHUB_ACTIONS is `true`
   */
  readonly github?: boolean | undefined
}

/** Complete, with absolute paths. */
export interface ReporterSettings {
  readonly outDir: string
  readonly junit: string | null
  readonly summary: boolean
  readonly include: 'bland' | 'all'
  readonly titles: 'short' | 'full'
  readonly github: boolean
  readonly ci: Ci
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

/** The options alone, of what a runner hands to a reporter with settings of its own among them. */
export function knownOptions(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in shape))
}

/**
 * Checks and completes the options of a reporter.
 *
 * @param root what relative paths are relative to
 *
 * @throws {@link BlandOptionError} that names the option, what it must be, and the nearest known name
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

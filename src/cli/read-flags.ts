/** Converts flags to the options of the core. */
import { z } from 'zod'
import { resolveReporterOptions } from '../options/reporter/reporter-options.ts'
import type { ReporterSettings } from '../options/reporter/reporter-options.ts'
import { refuseFolders } from '../report/output/refuse-folders.ts'
import { checkStrictly } from '../options/strict-schema.ts'
import { checkOptions } from '../options/check-options.ts'
import type { SuiteOptions } from '../options/suite-options.ts'
import { optionsOf } from './flag-names.ts'

/** A parsed command. */
export interface Asked {
  readonly suite: string
  readonly options: SuiteOptions
  readonly reporter: ReporterSettings
  readonly json: boolean
  readonly quiet: boolean
}

const shape = {
  suiteName: z.string().trim().min(1),
  json: z.boolean(),
  quiet: z.boolean(),
}

const flags = z.record(z.string(), z.unknown())

/**
 * Reads the flags of a command.
 *
 * @throws {@link BlandOptionError} if one is wrong
 */
export function readFlags(words: unknown, command: string): Asked {
  const caller = `bland-suite ${command}`
  const { suiteName, json, quiet, outDir, junit, ...judged } = flags.parse(words)
  const own = checkStrictly(shape, { suiteName, json, quiet }, caller)
  const isPlain = own.quiet !== true && own.json !== true
  const given = { outDir, summary: isPlain, ...(junit !== true && { junit }) }
  const reporter = resolveReporterOptions(given, caller)
  refuseFolders(reporter, { owner: 'bland-suite', root: process.cwd(), folders: [] })
  return {
    suite: own.suiteName ?? 'Bland',
    options: checkOptions(optionsOf(judged), caller),
    reporter,
    json: own.json === true,
    quiet: own.quiet === true,
  }
}

/** Converts flags to the options of the core. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { messageOf } from '../../errors/thrown.ts'
import { readWhole } from '../../util/whole-file.ts'
import { resolveReporterOptions } from '../../options/reporter/reporter-options.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import { refuseFolders } from '../../report/output/refuse-folders.ts'
import { checkStrictly } from '../../options/strict-schema.ts'
import { checkOptions } from '../../options/check-options.ts'
import type { SuiteOptions } from '../../options/suite-options.ts'
import { optionsOf } from './flag-names.ts'
import { refuseHalf } from './half-given.ts'

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
  types: z.string().trim().min(1),
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
  const { suiteName, json, quiet, outDir, junit, overrides, types, ...judged } = flags.parse(words)
  const options = optionsOf(judged)
  refuseHalf(options)
  const own = checkStrictly(shape, { suiteName, types, json, quiet }, caller)
  const isPlain = own.quiet !== true && own.json !== true
  const given = { outDir, summary: isPlain, ...(junit !== true && { junit }) }
  const reporter = resolveReporterOptions(given, caller)
  refuseFolders(reporter, { owner: 'bland-suite', root: process.cwd(), folders: [] })
  return {
    suite: own.types ?? own.suiteName ?? 'Bland',
    options: checkOptions(
      { ...options, ...overridesIn(overrides), ...typed(judged, own.types) },
      caller,
    ),
    reporter,
    json: own.json === true,
    quiet: own.quiet === true,
  }
}

/** Returns the snapshot whose names are written with it. */
function typed(
  { snapshot: file }: Readonly<Record<string, unknown>>,
  types: string | undefined,
): Readonly<Record<string, unknown>> {
  return types === undefined ? {} : { snapshot: { file, types: true } }
}

/** Reads the settings of single scenarios from their file. */
function overridesIn(file: unknown): Readonly<Record<string, unknown>> {
  if (typeof file !== 'string') return {}
  try {
    return { overrides: JSON.parse(readWhole(resolve(file))) }
  } catch (error) {
    throw new BlandOptionError(
      (name) => `${name('overrides', file)} cannot be read as JSON: ${messageOf(error)}`,
    )
  }
}

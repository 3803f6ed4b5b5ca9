/** Runs the command line, from its arguments to its exit code. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { tellRepeats } from './progress.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { BlandError } from '../errors/bland-error.ts'
import { shownPath } from '../record/conversation-files.ts'
import type { Environment } from '../options/environment.ts'
import type { SuiteOptions } from '../options/suite-options.ts'
import { comment } from './comment/comment.ts'
import { DEFAULT_OUT_DIR } from '../options/reporter/session-folder.ts'
import { resolveSettings } from '../options/settings.ts'
import { EXIT } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { nameFlag } from './flags/flag-names.ts'
import { takeSnapshot } from './history/snapshot.ts'
import { listScenarios, unbounded } from './list-scenarios.ts'
import { play } from './play.ts'
import { createProgram } from './program.ts'
import type { Given } from './program.ts'
import { readFlags } from './flags/read-flags.ts'

/** Runs a command and resolves with the exit code. Rejects only for bugs. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.green
  const program = createProgram(
    async (given) => {
      code = await act(given)
    },
    (ended) => {
      code = ended
    },
  )
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    const told = tell(error)
    if (told === EXIT.usage && !COMPARING.has(args[0] ?? '')) tellLastReport(args)
    return told
  }
}

async function act({ command, flags }: Given): Promise<ExitCode> {
  if (command === 'comment') return comment(flags)
  const asked = readFlags(flags, command)
  if (!asked.quiet) tellRepeats()
  const env = environmentFor(asked.options)
  switch (command) {
    case 'scenarios':
      return listScenarios(resolveSettings(asked.options, env), asked.json)
    case 'snapshot':
      return takeSnapshot(
        unbounded(
          resolveSettings(asked.options, { ...env, BLAND_SNAPSHOT: 'update' }, [], asked.suite),
        ),
      )
    case 'run':
    case 'report':
      return play(asked, resolveSettings(asked.options, env))
    case 'record':
      return play(asked, resolveSettings(asked.options, { ...env, BLAND_CASSETTE: 'record' }))
  }
}

/** Removes the variables that a flag, or the batch id of `report`, overrides. */
function environmentFor({
  batchId,
  versionNumber,
  checkRunId,
  baseline,
}: SuiteOptions): Environment {
  const namesFile = !['update', 'off'].includes(process.env['BLAND_BASELINE']?.trim() ?? '')
  const overruled = new Set([
    ...(batchId === undefined ? [] : ['BLAND_BATCH_ID']),
    ...(checkRunId === undefined ? [] : ['BLAND_CHECK_RUN_ID']),
    ...(versionNumber === undefined ? [] : ['BLAND_VERSION_NUMBER']),
    ...(baseline === undefined || !namesFile ? [] : ['BLAND_BASELINE']),
  ])
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !overruled.has(name)))
}

/** Prints the error; Commander has already printed its own. */
function tell(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.green : EXIT.usage
  if (!(error instanceof BlandError)) throw error
  const told = error.tell(nameFlag)
  // A refused flag is told with the command, which begins with our name.
  process.stderr.write(`${told.startsWith('bland-suite ') ? '' : 'bland-suite: '}${told}\n`)
  return error instanceof BlandOptionError ? EXIT.usage : EXIT.notStarted
}

/** The commands that read reports, and never write one. */
const COMPARING: ReadonlySet<string> = new Set(['baseline', 'diff'])

/** Points to the last report, because a wrong command writes none. */
function tellLastReport(args: readonly string[]): void {
  const page = join(outDirIn(args), 'index.html')
  if (!existsSync(page)) return
  process.stderr.write(`Nothing was written: ${shownPath(page)} is the report of an earlier run.\n`)
}

/** Reads the output folder from the raw flags, because the parsed ones may be wrong. */
function outDirIn(args: readonly string[]): string {
  const at = args.findIndex((word) => /^--out-dir(?:=|$)/u.test(word))
  const [, inWord] = args[at]?.split('=') ?? []
  return inWord ?? (at === -1 ? undefined : args[at + 1]) ?? DEFAULT_OUT_DIR
}

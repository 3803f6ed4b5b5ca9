/** The command line, from its arguments to its exit code. */
import { CommanderError } from 'commander'
import { BlandError } from '../errors/bland-error.ts'
import { BlandOptionError } from '../errors/option-error.ts'
import { resolveSettings } from '../session/source.ts'
import { EXIT } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { listScenarios } from './list-scenarios.ts'
import { play } from './play.ts'
import { createProgram } from './program.ts'
import type { Given } from './program.ts'
import { readFlags } from './read-flags.ts'

/** Runs a command. It resolves with the exit code, and never rejects for what a user can mend. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.green
  const program = createProgram(async (given) => {
    code = await act(given)
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return tell(error)
  }
}

async function act({ command, flags }: Given): Promise<ExitCode> {
  const asked = readFlags(flags, command)
  switch (command) {
    case 'scenarios': {
      return listScenarios(resolveSettings(asked.options, process.env), asked.json)
    }
    case 'report': {
      // What was named is meant, not what the environment names.
      const { BLAND_BATCH_ID: _other, ...env } = process.env
      return play(asked, resolveSettings(asked.options, env))
    }
    case 'run':
      return play(asked, resolveSettings(asked.options, process.env))
    case 'record': {
      const env = { ...process.env, BLAND_CASSETTE: 'record' }
      return play(asked, resolveSettings(asked.options, env))
    }
  }
}

/** Commander has told its own errors. */
function tell(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.green : EXIT.usage
  if (!(error instanceof BlandError)) throw error
  process.stderr.write(`bland-suite: ${withFlags(error.message)}\n`)
  return error instanceof BlandOptionError ? EXIT.usage : EXIT.notStarted
}

/** Flags that are named otherwise than their option. */
const FLAGS: Readonly<Record<string, string>> = { only: 'scenario' }

/** Options are flags here: `pathwayId` is told as --pathway-id. */
function withFlags(message: string): string {
  return message.replaceAll(/`([a-z]+(?:[A-Z][a-z]+)*)`/gu, (_all, name: string) => {
    return `--${(FLAGS[name] ?? name).replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`
  })
}

/** The flags and the help of `init`. */
import { Option } from 'commander'
import type { Command } from 'commander'
import type { ExitCode } from '../exit-code.ts'
import { init } from './init.ts'

/** Defines the command, which calls `end` with its exit code. */
export function defineInit(program: Command, outro: string, end: (code: ExitCode) => void): void {
  program
    .command('init')
    .description(
      'Prepare this folder for a first suite: create what is missing, overwrite nothing, ask nothing.',
    )
    .addOption(
      new Option(
        '--runner <runner>',
        'The test runner (default: the one that the folder uses, or else vitest).',
      ).choices(['vitest', 'playwright']),
    )
    .option('--agent-id <id>', 'The agent of the suite (default: demo-agent, which the mock has).')
    .addHelpText('after', `\nExample:\n  bland-suite init --runner playwright\n${outro}`)
    .action((flags: unknown) => end(init(process.cwd(), flags)))
}

/** The commands, their flags and their help. */
import { Command, Option } from 'commander'
import { EXIT_CODES } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import {
  CHECK_RUN,
  CONNECTING,
  JUDGING,
  PLAYING,
  REPORTING,
  RUNNING,
  SELECTING,
  SNAPSHOT,
} from './flags/flags.ts'
import { defineHistory } from './history/commands.ts'
import { defineInit } from './init/command.ts'
import { VARIABLES } from '../options/variables.ts'
import { VERSION } from '../util/version.ts'

/** A command with its flags. */
export interface Given {
  readonly command: 'run' | 'report' | 'scenarios' | 'record' | 'comment' | 'snapshot'
  /** The flags by their names in camel case. */
  readonly flags: Readonly<Record<string, unknown>>
}

// A terminal shows no Markdown, and the command line has no watch mode.
const { BLAND_WATCH: _watch, ...variables } = VARIABLES

const OUTRO = `
Environment (a flag wins over its variable):
${listed(variables)}
Exit codes:
${listed(EXIT_CODES)}`

interface Form {
  readonly command: Given['command']
  readonly about: string
  readonly example: string
  readonly flags: readonly Option[]
  /** Whether its argument is the id of a batch. */
  readonly takesBatch?: true
}

const AGENT = '--agent-id 5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93'

const FORMS: readonly Form[] = [
  {
    command: 'run',
    about: 'Start a batch, and show each conversation as it ends.',
    example: `bland-suite run ${AGENT} --suite-name 'Acme Dental' --min-score 0.8`,
    flags: [cassette(), ...PLAYING],
  },
  {
    command: 'report',
    about: 'Report on an existing batch, finished or still running.',
    example: 'bland-suite report e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2 --junit bland.xml',
    flags: [...SELECTING, CHECK_RUN, ...JUDGING, ...RUNNING, ...REPORTING],
    takesBatch: true,
  },
  {
    command: 'scenarios',
    about:
      'List the scenarios that would be played, and the saved checks of an agent, as a table or as JSON.',
    example: `bland-suite scenarios ${AGENT} --json`,
    flags: [...SELECTING, ...CONNECTING, ...REPORTING.filter(({ long }) => long === '--json')],
  },
  {
    command: 'record',
    about: 'Run, and record the session in a cassette.',
    example: `bland-suite record ${AGENT} --cassette acme.bland.json`,
    flags: [cassette().makeOptionMandatory(), ...PLAYING],
  },
  {
    command: 'snapshot',
    about:
      'Write the scenarios and their definitions to a file, which later runs compare with Bland.',
    example: `bland-suite snapshot ${AGENT} --snapshot bland.scenarios.json`,
    flags: [...SELECTING, snapshot(), types(), ...CONNECTING],
  },
  {
    command: 'comment',
    about: 'Comment the last report on the pull request or merge request of this CI job.',
    example: 'bland-suite comment --name bookings',
    flags: [
      new Option(
        '--name <name>',
        'The name of the comment: each name has its own (default: workflow and job).',
      ),
      ...REPORTING.filter(({ long }) => long === '--out-dir'),
    ],
  },
]

/** Makes the program, which calls `act` with a command that plays or lists, and `end` with the exit code of any other. */
export function createProgram(
  act: (given: Given) => Promise<void>,
  end: (code: ExitCode) => void,
): Command {
  const program = new Command('bland-suite')
    .description('Run Bland AI scenarios and report them as JUnit XML.')
    .version(VERSION, '-V, --version', 'Print the version and exit.')
    .helpOption('-h, --help', 'Print this help and exit.')
    .exitOverride()
    .showHelpAfterError('(add --help for the flags)')
    .addHelpText('after', OUTRO)
  defineInit(program, OUTRO, end)
  for (const form of FORMS) define(program, form, act)
  defineHistory(program, OUTRO, end)
  return program
}

function define(
  program: Command,
  { command, about, example, flags, takesBatch }: Form,
  act: (given: Given) => Promise<void>,
): void {
  const made = program
    .command(command)
    .description(about)
    .addHelpText('after', `\nExample:\n  ${example}\n${OUTRO}`)
  for (const option of flags) made.addOption(option)
  if (takesBatch) made.argument('[batch-id...]', 'The id of the batch; several are attempts.')
  made.action(() => {
    const batchId = made.args.length === 0 ? undefined : made.args
    const given: Given['flags'] = made.opts()
    // Without an id the other flags would start a batch.
    if (takesBatch && batchId === undefined && given['checkRunId'] === undefined) {
      made.error("error: missing required argument 'batch-id' (or --check-run-id)")
    }
    return act({ command, flags: takesBatch ? { ...given, batchId } : given })
  })
}

function types(): Option {
  return new Option(
    '--types <suite>',
    'Also write the names of the scenarios for TypeScript, which checks them in the suite of this name.',
  )
}

function snapshot(): Option {
  return new Option('--snapshot <file>', SNAPSHOT).makeOptionMandatory()
}

function cassette(): Option {
  return new Option('--cassette <file>', 'The cassette to replay, or to record.')
}

function listed(meanings: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(meanings).map((name) => name.length))
  const lines = Object.entries(meanings).map(([name, text]) => `  ${name.padEnd(width)}  ${text}\n`)
  return lines.join('').replaceAll('`', '')
}

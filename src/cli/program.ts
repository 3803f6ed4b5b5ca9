/** The commands, their flags and their help. */
import { Command, Option } from 'commander'
import { CONNECTING, JUDGING, REPORTING, RUNNING, SELECTING, STARTING } from './flags.ts'
import { VERSION } from '../util/version.ts'

/** What a command was given. */
export interface Given {
  readonly command: 'run' | 'report' | 'scenarios' | 'record'
  /** The flags by their names in camel case. */
  readonly flags: Readonly<Record<string, unknown>>
}

const OUTRO = `
Environment:
  BLAND_API_KEY         the API key; it is no flag, as others see the flags of a process
  BLAND_BASE_URL        the API, by default https://api.bland.ai
  BLAND_BATCH_ID        judge this batch, unless --batch-id names one
  BLAND_VERSION_NUMBER  the pathway version to test, unless --version-number says it
  BLAND_CASSETTE        replay, record, auto or off: what is done with the cassette
  BLAND_SNAPSHOT        update: write the snapshot again

Exit codes:
  0  every case passed or was skipped
  1  a case failed or errored, the deadline included
  2  the command or its configuration is wrong; nothing is written
  3  nothing could start: no key, API down, nothing selected, launch refused
`

interface Form {
  readonly command: Given['command']
  readonly about: string
  readonly example: string
  readonly flags: readonly Option[]
  /** Whether the id of a batch is its argument. */
  readonly takesBatch?: true
}

const PATHWAY = '--pathway-id b1693602-c05e-4b5c-b187-d0189a42aebf'
const PLAYING = [...SELECTING, ...STARTING, ...JUDGING, ...RUNNING, ...REPORTING]
const CASSETTE = '--cassette <file>'

const FORMS: readonly Form[] = [
  {
    command: 'run',
    about: 'start a batch, watch it, and judge it',
    example: `bland-suite run ${PATHWAY} --suite-name 'Acme Dental' --min-score 0.8`,
    flags: [
      new Option(CASSETTE, 'replay this cassette, unless BLAND_CASSETTE says otherwise'),
      ...PLAYING,
    ],
  },
  {
    command: 'report',
    about: 'judge a batch that exists, finished or running',
    example: 'bland-suite report e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2 --junit bland.xml',
    flags: [...SELECTING, ...JUDGING, ...RUNNING, ...REPORTING],
    takesBatch: true,
  },
  {
    command: 'scenarios',
    about: 'list the scenarios that would be played',
    example: `bland-suite scenarios ${PATHWAY} --json`,
    flags: [...SELECTING, ...CONNECTING, ...REPORTING.filter(({ long }) => long === '--json')],
  },
  {
    command: 'record',
    about: 'run, and record the session in a cassette',
    example: `bland-suite record ${PATHWAY} --cassette acme.bland.json`,
    flags: [new Option(CASSETTE, 'the file to record').makeOptionMandatory(), ...PLAYING],
  },
]

/** Makes the program; `act` is called with what a command was given. */
export function createProgram(act: (given: Given) => Promise<void>): Command {
  const program = new Command('bland-suite')
    .description('Runs Bland AI test batches, and reports them as JUnit XML.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help for the flags)')
    .addHelpText('after', OUTRO)
  for (const form of FORMS) define(program, form, act)
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
  if (takesBatch) made.argument('<batch-id>', 'the id of the batch')
  made.action(() => {
    const [batchId] = made.args
    const given: Given['flags'] = made.opts()
    return act({ command, flags: takesBatch ? { ...given, batchId } : given })
  })
}

/** The flags: the options of a suite and of a reporter in kebab case, the same for every command. */
import { Option } from 'commander'
import { ENVIRONMENTS } from '../../model/check-run/checks.ts'
import { addTone, flag, list, number, PASSES, readPasses, readVersion } from './make-flag.ts'

/** The scenarios. */
export const SELECTING: readonly Option[] = [
  new Option('--agent-id <id>', 'Use the scenarios of this agent.'),
  new Option('--pathway-id <id>', 'Use the scenarios of this pathway.'),
  new Option('--persona-id <id>', 'Use the scenarios of this persona.'),
  list('--scenario-ids <id>', 'Use these scenarios (repeat for several).'),
  new Option('--category <category>', 'Only scenarios of this category, such as HAPPY_PATH.'),
  list('--tags <tag>', 'Only scenarios with at least one of these tags (repeat for several).'),
  list('--scenario <name>', 'Only scenarios with these names (repeat for several).'),
  flag('--enabled <boolean>', 'Only enabled scenarios; false: only disabled ones (default: true).'),
  flag(
    '--required-for-promotion <boolean>',
    'Only scenarios that Bland requires for promotion; false: only the others.',
  ),
]

/** The meaning of `--snapshot`, whether a command writes the file or reads it. */
export const SNAPSHOT = 'The committed file that Bland is compared with before anything starts.'

/** The source of the runs. */
const STARTING: readonly Option[] = [
  list(
    '--batch-id <id>',
    'Report on this batch; start nothing (repeat for the attempts of --repeat).',
  ),
  list('--run-ids <id>', 'Report on these single runs; start nothing (repeat for several).'),
  new Option(
    '--version-number <version>',
    'The pathway version to test: a number, staging or draft (default: the one in production).',
  ).argParser(readVersion),
  number(
    '--max-runs <n>',
    'Refuse to start more runs than this, each attempt counted (default: 100, times --repeat).',
  ),
  new Option('--snapshot <file>', SNAPSHOT),
  new Option(
    '--drift <what>',
    'If Bland differs from the snapshot: refuse (default) or warn.',
  ).choices(['refuse', 'warn']),
]

/** The saved checks of an agent. */
const CHECKING: readonly Option[] = [
  new Option(
    '--checks <environment>',
    'Run the saved checks of the agent: staging or production.',
  ).choices(ENVIRONMENTS),
  new Option('--version-id <id>', "The agent version to check (default: the environment's own)."),
]

/** An existing check run. */
export const CHECK_RUN: Option = new Option(
  '--check-run-id <id>',
  'Report on this check run of the agent; start nothing.',
)

/** The rules of the verdicts. */
export const JUDGING: readonly Option[] = [
  new Option(
    '--advisory <verdict>',
    'How failed advisory assertions are reported: skip (default), fail or pass.',
  ).choices(['skip', 'fail', 'pass']),
  new Option(
    '--unasserted <verdict>',
    'How passed runs without assertions are reported (default: pass; fail if nothing else is tested).',
  ).choices(['pass', 'fail']),
  number('--repeat <n>', 'Play each scenario up to this many times, from 1 to 50 (default: 1).'),
  new Option('--repeat-pass <passes>', `How many attempts must pass: ${PASSES}.`).argParser(
    readPasses,
  ),
  new Option(
    '--repeat-when <when>',
    'When a scenario is played again: always (default), or only if its first attempt failed.',
  ).choices(['always', 'failed']),
  new Option('--no-stop-early', 'Play all attempts, even if the verdict is certain before.'),
  new Option('--overrides <file>', 'The settings of single scenarios, in a JSON file.'),
  number('--min-score <score>', 'Gate: the lowest overall score, from 0 to 1.'),
  new Option(
    '--tone <name=score>',
    'Gate: the lowest tone score, such as empathy=0.7 (repeat for several).',
  ).argParser(addTone),
  number('--max-turns <n>', 'Gate: the highest number of turns.'),
  number('--max-duration <ms>', 'Gate: the longest conversation, in milliseconds, at least 1000.'),
  new Option('--baseline <file>', 'Compare with the accepted verdicts in this file.'),
  new Option(
    '--baseline-fail <which>',
    'Which failures fail: all (default), or only new ones that the baseline does not have.',
  ).choices(['all', 'new']),
  number('--baseline-max-age <days>', 'How long a failure may be excused (default: 90 days).'),
]

/** The connection, and the redaction. */
export const CONNECTING: readonly Option[] = [
  new Option(
    '--base-url <url>',
    "The address of the API (default: $BLAND_BASE_URL, else Bland's).",
  ),
  new Option('--no-redact', 'Keep phone numbers and other personal data readable.'),
]

/** The times, and the connection. */
export const RUNNING: readonly Option[] = [
  number(
    '--timeout <ms>',
    'How long to wait for the batch, in milliseconds, at least 5000 (default: 30 minutes).',
  ),
  number('--poll-interval <ms>', 'How often to read the batch, in milliseconds (default: 2000).'),
  number(
    '--settle-timeout <ms>',
    'How long to wait for results after a run ends, in milliseconds (default: 30000).',
  ),
  ...CONNECTING,
]

/** The outputs. */
export const REPORTING: readonly Option[] = [
  new Option('--suite-name <suite>', 'The name of the suite in reports.').default('Bland'),
  new Option(
    '--junit <file>',
    'Write the JUnit XML to this file (default: junit.xml in the output folder).',
  ),
  new Option('--no-junit', 'Write no JUnit XML.'),
  new Option('--out-dir <dir>', 'The folder of records and reports (default: bland-report).'),
  new Option('--json', 'Print the report as JSON, and progress to standard error.'),
  new Option('--quiet', 'Print only errors and the output that you asked for.'),
]

/** The flags of a command that plays. */
export const PLAYING: readonly Option[] = [
  ...SELECTING,
  ...STARTING,
  ...CHECKING,
  CHECK_RUN,
  ...JUDGING,
  ...RUNNING,
  ...REPORTING,
]

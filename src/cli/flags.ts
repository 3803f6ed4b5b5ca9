/** The flags: the options of a suite and of a reporter in kebab case, the same for every command. */
import { InvalidArgumentError, Option } from 'commander'

/** Which scenarios. */
export const SELECTING: readonly Option[] = [
  new Option('--pathway-id <id>', 'the scenarios of this pathway'),
  new Option('--persona-id <id>', 'the scenarios of this persona'),
  list('--scenario-ids <id>', 'these scenarios (repeat it for several)'),
  new Option('--category <category>', 'only of this category, such as HAPPY_PATH'),
  list('--scenario <name>', 'only of these names (repeat it for several)'),
  flag(
    '--enabled <boolean>',
    'only enabled ones, or with false only disabled ones (default: true)',
  ),
  flag(
    '--required-for-promotion <boolean>',
    'only those that promotion requires, or with false the others',
  ),
]

/** What is played. */
export const STARTING: readonly Option[] = [
  new Option('--batch-id <id>', 'judge this batch instead, and start nothing'),
  list('--run-ids <id>', 'judge these single runs instead (repeat it for several)'),
  number('--version-number <n>', 'the pathway version to test (default: what is in production)'),
  number('--max-runs <n>', 'refuse to start more runs than this (default: 100)'),
  new Option('--snapshot <file>', 'a committed plan to compare with before anything starts'),
]

/** How it is judged. */
export const JUDGING: readonly Option[] = [
  new Option(
    '--advisory <verdict>',
    'what advisory failures are reported as (default: skip)',
  ).choices(['skip', 'fail', 'pass']),
  new Option(
    '--unasserted <verdict>',
    'what runs without assertions are (default: pass, or fail if nothing else is tested)',
  ).choices(['pass', 'fail']),
  number('--min-score <score>', 'gate: the least overall score, from 0 to 1'),
  new Option(
    '--tone <name=score>',
    'gate: the least tone score, such as empathy=0.7 (repeat it)',
  ).argParser(addTone),
  number('--max-turns <n>', 'gate: the most turns'),
  number('--max-duration <ms>', 'gate: the longest conversation'),
]

/** Where, and what is left of what comes from there. */
export const CONNECTING: readonly Option[] = [
  new Option('--base-url <url>', 'the API (default: $BLAND_BASE_URL, else Bland)'),
  new Option('--no-redact', 'leave phone numbers and the like readable'),
]

/** How long, and where. */
export const RUNNING: readonly Option[] = [
  number('--timeout <ms>', 'how long the batch may take, at least 5000 (default: 30 minutes)'),
  number('--poll-interval <ms>', 'how often it is read (default: 2000)'),
  number('--settle-timeout <ms>', 'how long results may come after a run (default: 30000)'),
  ...CONNECTING,
]

/** What is written and printed. */
export const REPORTING: readonly Option[] = [
  new Option('--suite-name <suite>', 'the name of the suite in reports').default('Bland'),
  new Option('--junit <file>', 'the JUnit XML (default: <out-dir>/junit.xml)'),
  new Option('--no-junit', 'write no JUnit XML'),
  new Option('--out-dir <dir>', 'the folder of records and reports (default: bland-report)'),
  new Option('--json', 'print the result as JSON, and progress to standard error'),
  new Option('--quiet', 'print nothing but errors and what was asked for'),
]

function list(flags: string, about: string): Option {
  return new Option(flags, about).argParser(addWord)
}

function addWord(word: string, before?: readonly string[]): readonly string[] {
  return [...(before ?? []), word]
}

function number(flags: string, about: string): Option {
  return new Option(flags, about).argParser(readNumber)
}

function readNumber(word: string): number {
  const value = Number(word)
  if (word.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It must be a number.')
}

function flag(flags: string, about: string): Option {
  return new Option(flags, about).argParser((word) => {
    if (word === 'true' || word === 'false') return word === 'true'
    throw new InvalidArgumentError('It must be true or false.')
  })
}

type Tones = Readonly<Record<string, number>>

function addTone(word: string, before?: Tones): Tones {
  const [name = '', score = '', ...rest] = word.split('=')
  if (name !== '' && rest.length === 0) return { ...before, [name]: readNumber(score) }
  throw new InvalidArgumentError('It must be a name and a score, such as empathy=0.7.')
}

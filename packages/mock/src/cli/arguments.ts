import { parseArgs } from 'node:util'
import { MockInputError } from '../errors.ts'
import type { MockOptions } from '../options.ts'
import { readMockScript } from '../script/read.ts'

/** A parsed command line. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: MockOptions; readonly quiet: boolean }

/** The text of `--help`. */
export const HELP = `Usage: bland-mock [options]

Serves a Bland AI agent-testing API on loopback, until it is interrupted.

  --port N             port to listen on (default 4010; 0: any free one)
  --host HOST          address to listen on (default 127.0.0.1)
  --scenarios FILE     script to play (default: the packaged Acme Dental script)
  --shape SHAPE        observed, current or documented (default observed)
  --definitions WHICH  readable or missing (default readable)
  --seed N             decides all generated ids, times and scores (default 1)
  --speed N            multiplies the length of all runs (default 1)
  --api-key KEY        value that the authorization header must have (default mock-key)
  --quiet              print no line for each request
  --help               print this text

Example:
  bland-mock --port 4010 --speed 0.1 &
  curl -H 'authorization: mock-key' http://127.0.0.1:4010/v1/agent-testing/scenarios
`

/**
 * Reads the command line, and the script that it names.
 * @throws {MockInputError} if an option is unknown or the script is invalid
 */
export function readArguments(args: readonly string[]): Command {
  const { help, quiet = false, scenarios, ...given } = parse(args)
  if (help) {
    return { kind: 'help' }
  }
  const script = scenarios === undefined ? {} : readMockScript(scenarios)
  const { 'api-key': apiKey, port = '4010', seed, speed, ...texts } = given
  const numbers = defined({ port, seed, speed }, toNumber)
  const options = { ...script, ...numbers, ...defined({ ...texts, apiKey }, (text) => text) }
  // `startBlandMock` names values of the wrong type.
  return { kind: 'serve', quiet, options }
}

type Values = ReturnType<typeof parseOptions>

function parse(args: readonly string[]): Values {
  try {
    return parseOptions(args)
  } catch (error) {
    throw new MockInputError(error instanceof Error ? error.message : String(error))
  }
}

function parseOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      scenarios: { type: 'string' },
      shape: { type: 'string' },
      definitions: { type: 'string' },
      seed: { type: 'string' },
      speed: { type: 'string' },
      'api-key': { type: 'string' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  return values
}

/** Leaves a text that is no number unchanged: the check of the option then names it. */
function toNumber(text: string): number | string {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text : number
}

function defined<T>(
  values: Readonly<Record<string, string | undefined>>,
  convert: (text: string) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(values).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, convert(text)] as const],
  )
  return Object.fromEntries(entries)
}

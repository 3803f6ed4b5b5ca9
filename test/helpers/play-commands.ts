/** Plays suites on the command line, in one process each. */
import pLimit from 'p-limit'
import { createCli } from './cli.ts'
import { sentTo } from './mocks.ts'
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions } from '@bland-suite/mock'
import type { Outcome } from './outcome.ts'

type Options = Readonly<Record<string, unknown>>

/** A suite, and the Bland that it is played on. */
export interface CommandRow {
  readonly mock: () => MockOptions
  readonly options?: Options | undefined
}

/** Converts the options of a suite to flags, even gates: `--pathway-id …`. */
export function flagsOf(options: Options): readonly string[] {
  return Object.entries(options).flatMap(([key, value]): readonly string[] => {
    if (value === undefined) return []
    if (key === 'tone')
      return Object.entries(Object(value)).flatMap(([name, least]) => [
        '--tone',
        `${name}=${String(least)}`,
      ])
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return groupFlags(key, { ...value })
    const kebab = key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
    const flag = `--${kebab === 'only' ? 'scenario' : kebab}`
    const words: readonly unknown[] = Array.isArray(value) ? value : [value]
    return words.flatMap((word) => [flag, typeof word === 'string' ? word : JSON.stringify(word)])
  })
}

/** Returns the flags of a group of options. */
function groupFlags(group: string, options: Options): readonly string[] {
  if (group === 'repeat') return repeatFlags(options)
  if (group !== 'baseline') return flagsOf(options)
  const { file, fail, maxAge } = options
  return flagsOf({ baseline: file, baselineFail: fail, baselineMaxAge: maxAge })
}

function repeatFlags({ times, pass, when, stopEarly }: Options): readonly string[] {
  const { atLeast = pass, rate = atLeast }: Options = { ...Object(pass) }
  const flags = flagsOf({ repeat: times, repeatPass: rate, repeatWhen: when })
  return stopEarly === false ? [...flags, '--no-stop-early'] : flags
}

/** Plays each row as `Row n`, a few at a time. */
export async function playCommands(rows: readonly CommandRow[]): Promise<readonly Outcome[]> {
  const inTurn = pLimit(3)
  const played = rows.map(({ mock: world, options = {} }, index) =>
    inTurn(async () => {
      // Not earlier: its batches go on from its start.
      await using mock = await startBlandMock(world())
      await using cli = await createCli()
      // The key has no flag, because process lists show flags.
      const { apiKey = mock.apiKey, ...given } = options
      const flags = flagsOf({ baseUrl: mock.url, ...given, suiteName: `Row ${index}` })
      const env = { BLAND_API_KEY: String(apiKey) }
      const { code, xml, junit, stdout } = await cli.run(['run', ...flags], env)
      return { code, xml, suites: junit.suites, native: shownIn(stdout), ...sentTo(mock) }
    }),
  )
  return await Promise.all(played)
}

const MARKS: Readonly<Record<string, string>> = { '✓': 'passed', '-': 'skipped' }

/** Reads ` ✓ Scenario › case`, one line per case. */
function shownIn(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^ ([✓✗!-]) (?:.* › )?(.+)$/gmu)].map(
    ([, mark = '', title = '']) => `${title}: ${MARKS[mark] ?? 'failed'}`,
  )
}

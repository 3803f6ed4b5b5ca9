/**
 * One table of what Bland may say at odd times and in odd shapes, played by Vitest, by Playwright and on the
 * command line: what comes out is told here, and the XML of the three is the same.
 */
import { describe, expect, test } from 'vitest'
import { MAIN } from '../helpers/place.ts'
import { comparable } from '../helpers/outcome.ts'
import { playBatches } from '../helpers/play-batches.ts'
import type { Outcome } from '../helpers/outcome.ts'
import { playCommands } from '../helpers/play-commands.ts'
import { worlds } from '../e2e/tables/worlds.ts'
import type { WorldRow } from '../e2e/tables/worlds.ts'

const isWhole = process.env['BLAND_TESTS'] === 'long'
const chosen = worlds.filter(({ isRare }) => isWhole || isRare !== true)
const isGreen = ({ red }: WorldRow): boolean => Object.keys(red).length === 0

const groups = [
  { colour: 'green', part: chosen.filter(isGreen) },
  { colour: 'red', part: chosen.filter((row) => !isGreen(row)) },
]

/** `Scenario › case`, or the case of the suite, with its reason. */
function redIn(suites: Outcome['suites']): Readonly<Record<string, string>> {
  const red = suites.flatMap(({ name, cases }) => {
    const scenario = name.replace(/^Row \d+\.?/u, '')
    return cases
      .filter(({ state }) => state === 'failed' || state === 'errored')
      .map(
        (one) => [scenario === '' ? one.name : `${scenario} › ${one.name}`, one.message] as const,
      )
  })
  return Object.fromEntries(red)
}

function expectTold({ red, posts = 1 }: WorldRow, outcome: Pick<Outcome, 'suites' | 'posts'>) {
  const said = Object.entries(red).map(([name, part]) => [name, expect.stringContaining(part)])
  expect(redIn(outcome.suites)).toEqual(Object.fromEntries(said))
  expect(outcome.posts).toBe(posts)
}

describe.each(groups)('worlds that are $colour', ({ part, colour }) => {
  const inFiles = part.map((row) => ({
    ...row,
    options: JSON.stringify(row.options).slice(1, -1),
    colour: colour === 'red' ? ('red' as const) : ('green' as const),
  }))
  const lanes = {
    vitest: () => playBatches(inFiles, { form: 'vitest', place: MAIN }),
    playwright: () => playBatches(inFiles, { form: 'playwright by run', place: MAIN }),
    'command line': () => playCommands(part),
  }

  test('are told, and reported alike', { timeout: 300_000 }, async () => {
    const played = await Promise.all(Object.values(lanes).map((play) => play()))
    const failures = part.flatMap((row, index) => {
      const outcomes = played.map((outcome) => outcome[index])
      return outcomes.flatMap((outcome, lane) => {
        const told = () => {
          if (outcome === undefined) throw new TypeError('it was not played')
          expectTold(row, outcome)
          expect(outcome.code).toBe(codeOf(row, lane === 2))
          expect(comparable(outcome.suites)).toEqual(comparable(outcomes[0]?.suites ?? []))
        }
        return whyNot(told, `${row.name}, ${Object.keys(lanes)[lane]}`, () =>
          JSON.stringify(redIn(outcome?.suites ?? [])),
        )
      })
    })
    expect(failures).toEqual([])
  })
})

function codeOf(row: WorldRow, isCommand: boolean): number {
  if (isGreen(row)) return 0
  return isCommand && row.isNotStarted === true ? 3 : 1
}

function whyNot(told: () => void, name: string, said: () => string): readonly string[] {
  try {
    told()
    return []
  } catch (error) {
    return [`${name}: ${String(error)}\n${said()}`]
  }
}

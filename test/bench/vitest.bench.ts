/** Vitest: suites against static tests of the same structure, in time of the processor. */
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { expect, inject, test } from 'vitest'
import { commandOf, MAIN } from '../helpers/place.ts'
import type { Place } from '../helpers/place.ts'
import { createProject } from '../helpers/project.ts'
import type { Env } from '../helpers/running.ts'
import { PATHWAY } from '../helpers/scripts.ts'
import { cpuOf } from './cpu.ts'
import { inTurns } from './measure.ts'
import { atMost, record } from './rows.ts'
import { onlyAll, scenariosOf, staticVitest } from './structures.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the newest Vitest is. */
    newest: Place
  }
}

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Many, as whoever compares frameworks would write them; the figure of most agents is a tenth of it. */
const CASES = 10

interface Comparing {
  readonly place: Place
  readonly scenarios: number
  readonly cases: number
  readonly ours: string
  readonly rounds: number
}

/** The milliseconds of the processor that a case takes. */
async function compare(
  { place, scenarios, cases, ours, rounds }: Comparing,
  mock: { readonly env: Env },
  prepare: (dir: string) => Promise<unknown> = async () => {},
) {
  await using project = await createProject(
    { 'static.test.ts': staticVitest(scenarios, cases), 'ours.test.ts': ours },
    place,
  )
  await prepare(project.dir)
  const { junit, code } = await project.vitest(['ours.test.ts'], mock.env)
  expect([code, junit.tests]).toEqual([0, scenarios * cases])
  const play = async (file: string) => {
    const command = [place.node, commandOf(place, 'vitest'), 'run', file]
    return ((await cpuOf(project.dir, command, mock.env)) * 1000) / (scenarios * cases)
  }
  return await inTurns(
    rounds,
    () => play('ours.test.ts'),
    () => play('static.test.ts'),
  )
}

const suite = (options: string) =>
  `import { defineBlandSuite } from '@bland-suite/vitest'\ndefineBlandSuite('Ours', ${options})\n`

test.each([
  { name: 'Vitest 4.1.12', isNewest: false, count: 1000, rounds: 3 },
  { name: 'Vitest 4.1.12', isNewest: false, count: 10_000, rounds: 3 },
  { name: 'Vitest 5.1.1, Node 24', isNewest: true, count: 1000, rounds: 3 },
  { name: 'Vitest 5.1.1, Node 24', isNewest: true, count: 10_000, rounds: 3 },
])('$name: $count cases', { timeout: 900_000 }, async ({ name, isNewest, count, rounds }) => {
  const scenarios = count / CASES
  await using mock = await startBlandMock({ scenarios: scenariosOf(scenarios, CASES) })
  const place = isNewest ? inject('newest') : MAIN
  const ours = suite(`{ pathwayId: '${PATHWAY}', maxRuns: ${scenarios}, ${onlyAll(scenarios)} }`)
  const figures = await compare({ place, scenarios, cases: CASES, ours, rounds }, mock)
  tell(`${name}: ${count} cases of ${scenarios} runs`, figures, count === 10_000 ? 1.15 : null)
})

test('a cassette', { timeout: 900_000 }, async () => {
  const [scenarios, cases] = [1000, 5]
  await using mock = await startBlandMock({ scenarios: scenariosOf(scenarios, cases) })
  const cassette = 'big.bland.json'
  const named = Array.from({ length: scenarios }, (_none, index) => [
    '--scenario',
    `Scenario ${index}`,
  ])
  const most = ['--max-runs', String(scenarios)]
  const target = ['--pathway-id', PATHWAY, ...most, ...named.flat(), '--cassette', cassette]
  const ours = suite(`{ cassette: '${cassette}' }`)
  const figures = await compare(
    { place: MAIN, scenarios, cases, ours, rounds: 3 },
    { env: {} },
    (dir) => cpuOf(dir, [process.execPath, CLI, 'record', ...target], mock.env),
  )
  tell(`Vitest 4.1.12: a cassette of ${scenarios * cases} cases, ${scenarios} runs`, figures, 1.25)
})

type Figures = Awaited<ReturnType<typeof compare>>

function tell(what: string, { ours, theirs, ratio }: Figures, most: number | null): void {
  record({
    table: 'vitest',
    what,
    ours: `${ours.toFixed(2)} ms a case`,
    peer: `${theirs.toFixed(2)} ms, static tests`,
    ratio,
    goal: most === null ? null : atMost(ratio, most),
  })
}

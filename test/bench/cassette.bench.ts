/** Vitest: a replayed cassette against static tests of the same structure, in time of the processor. */
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { commandOf, MAIN } from '../helpers/place.ts'
import { createProject } from '../helpers/project.ts'
import { PATHWAY, required, scenario } from '../helpers/scripts.ts'
import { cpuOf } from './cpu.ts'
import { middle, print } from './measure.ts'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const ASSERTIONS = ['is polite', 'is brief', 'is kind', 'is right']

const STATIC = `import { describe, expect, test, vi } from 'vitest'
vi.setConfig({ maxConcurrency: 10_000 })
describe('Static', { concurrent: true }, () => {
  for (let index = 0; index < COUNT; index++) {
    describe('scenario ' + index, { concurrent: true }, () => {
      for (const name of ['run completes', ${ASSERTIONS.map((name) => `'${name}'`).join(', ')}]) {
        test(name, { concurrent: false, sequential: true, timeout: 0 }, async () => { expect(name).toBe(name) })
      }
    })
  }
  test('batch is consistent', () => { expect(1).toBe(1) })
})
`

test.each([1000])('a cassette of %d runs', { timeout: 900_000 }, async (count) => {
  const scenarios = Array.from({ length: count }, (_, index) =>
    scenario(`Scenario ${index}`, { takes: 10 }, { assertions: ASSERTIONS.map(required) }),
  )
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'static.test.ts': STATIC.replace('COUNT', String(count)),
    'ours.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'\ndefineBlandSuite('Ours', { cassette: 'big.bland.json' })\n`,
  })
  const target = [
    '--pathway-id',
    PATHWAY,
    '--max-runs',
    String(count),
    '--cassette',
    'big.bland.json',
  ]
  await cpuOf(project.dir, [process.execPath, CLI, 'record', ...target], mock.env)
  const { junit, code } = await project.vitest(['ours.test.ts'])
  expect([code, junit.tests]).toEqual([0, count * (ASSERTIONS.length + 1)])

  const play = (file: string) =>
    cpuOf(project.dir, [process.execPath, commandOf(MAIN, 'vitest'), 'run', file])
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    // oxlint-disable-next-line no-await-in-loop -- in turns
    theirs.push(await play('static.test.ts'))
    // oxlint-disable-next-line no-await-in-loop -- in turns
    ours.push(await play('ours.test.ts'))
  }
  print(`Vitest, a cassette of ${count} runs, ${count * 5} cases`, {
    'ours, s of CPU': middle(ours),
    'static, s of CPU': middle(theirs),
    ratio: middle(ours) / middle(theirs),
    goal: 1.25,
  })
})

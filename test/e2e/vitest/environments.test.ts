/** Wherever Vitest runs tests, and whatever stands in the globals there. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { commandOf, MAIN } from '../../helpers/place.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'
import { startAtTerminal } from '../../helpers/terminal.ts'

const PROJECTS = `import { defineConfig } from 'vitest/config'
const project = (name, more = {}) => ({ test: { name, include: ['a.test.ts'], ...more } })
export default defineConfig({
  test: {
    reporters: ['default', '@bland-suite/vitest/reporter', ['json', { outputFile: 'vitest.json' }]],
    projects: [
      project('forks', { pool: 'forks' }),
      project('threads', { pool: 'threads' }),
      project('virtual', { pool: 'vmThreads' }),
      project('shared', { isolate: false, include: ['a.test.ts', 'b.test.ts'] }),
      project('jsdom', { environment: 'jsdom', globals: true, include: ['globals.test.ts'] }),
      project('faked', { environment: 'happy-dom', setupFiles: ['./faked.ts'] }),
    ],
  },
})
`

test.concurrent(
  'processes, threads, shared modules, jsdom and faked clocks are all alike',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking'), scenario('Rude', { results: { 0: 'fail' } })],
    })
    await using project = await createProject({
      'a.test.ts': suiteFile('Acme'),
      'b.test.ts': suiteFile('Other'),
      'globals.test.ts': `${suiteFile('Acme')}\ntest('a page', () => expect(document.body).toBeDefined())\n`,
      'faked.ts': `import { vi } from 'vitest'\nvi.useFakeTimers()\nglobalThis.fetch = () => { throw new Error('replaced') }\n`,
      'vitest.config.ts': PROJECTS,
    })
    const { code, junit, native } = await project.vitest([], mock.env)
    const alike = ['Booking › run completes: passed', 'Booking › is polite: passed']
    const red = ['Rude › run completes: passed', 'Rude › is polite: failed']
    const suites = ['forks', 'threads', 'virtual', 'shared', 'jsdom', 'faked'].map(
      (name) => `${name}.Acme`,
    )
    // One of a single project goes without the project's name.
    const expected = [...suites, 'Other'].flatMap((suite) =>
      [...alike, ...red].map((state) => `${suite}.${state}`),
    )
    expect(statesOf(junit).toSorted()).toEqual(expected.toSorted())
    expect(mock.launches).toHaveLength(suites.length + 1)
    expect(native).toMatchObject({ numFailedTests: 7, numPendingTests: 0 })
    expect(code).toBe(1)
  },
)

test.concurrent(
  'at a terminal a watch session is rerun by a key, judges its batch again, and ends by a key',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const where = { dir: project.dir, env: mock.env }
    const child = startAtTerminal([commandOf(MAIN, 'vitest'), '--watch'], where)
    let drawn = ''
    let keys = ['r', 'q']
    child.stdout.on('data', (chunk: Buffer) => {
      drawn += chunk.toString()
      if (drawn.split('Waiting for file changes').length + keys.length !== 4) return
      child.stdin.write(keys[0] ?? '')
      keys = keys.slice(1)
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(mock.launches).toHaveLength(1)
    expect(drawn.split(`batch ${mock.launches[0]?.batchId}`)).toHaveLength(3)
    const xml = parseJUnit(await project.read('bland-report/junit.xml'))
    expect(statesOf(xml)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
    ])
    expect(code).toBe(0)
  },
)

/** Options that would do nothing, or cannot be meant: refused by each front end in its own words, before a request. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createCli } from '../helpers/cli.ts'
import { flagsOf } from '../helpers/play-commands.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { PATHWAY } from '../helpers/scripts.ts'

const REFUSED = [
  { options: { runIds: ['r1'], only: ['Quick'] }, named: '`only`', flag: '--scenario' },
  {
    options: { runIds: ['r1'], versionNumber: 9 },
    named: '`versionNumber`',
    flag: '--version-number',
  },
  { options: { batchId: 'b1', maxRuns: 3 }, named: '`maxRuns`', flag: '--max-runs' },
  { options: { batchId: 'b1', snapshot: 'a.json' }, named: '`snapshot`', flag: '--snapshot' },
  { options: { pathwayId: PATHWAY, timeout: 600 }, named: '`timeout: 600`', flag: '--timeout' },
  {
    options: { pathwayId: PATHWAY, batchId: 'b1', runIds: ['r1'] },
    named: '`runIds`',
    flag: '--run-ids',
  },
]

/** A file for each, as the first that is refused ends its file. */
function filesFor(runner: 'vitest' | 'playwright', ending: string): Record<string, string> {
  return Object.fromEntries(
    REFUSED.map(({ options }, index) => [
      `row-${index}.${ending}`,
      `import { defineBlandSuite } from '@bland-suite/${runner}'

defineBlandSuite('Row', ${JSON.stringify(options)})
`,
    ]),
  )
}

test('options of another source are refused in the words of each front end, and nothing is sent', async () => {
  await using mock = await startBlandMock({ scenarios: [] })
  await using vitest = await createProject(filesFor('vitest', 'test.ts'))
  await using playwright = await createPlaywrightProject(filesFor('playwright', 'spec.ts'))
  await using cli = await createCli()
  const [inVitest, inPlaywright] = await Promise.all([
    vitest.vitest([], mock.env),
    playwright.playwright([], mock.env),
  ])
  const commands = await Promise.all(
    REFUSED.map(({ options }) => cli.run(['run', ...flagsOf(options)], mock.env)),
  )
  REFUSED.forEach(({ named, flag }, index) => {
    expect(inVitest.output).toContain(named)
    expect(inPlaywright.output).toContain(named)
    const stderr = expect.stringContaining(flag)
    expect(commands[index]).toMatchObject({ code: 2, stderr, xml: '' })
  })
  expect([inVitest.code, inPlaywright.code]).toEqual([1, 1])
  expect(mock.requests).toEqual([])
})

/** What a save costs while Vitest watches: nothing, whatever happened to the run before. */
import { startBlandMock } from '@bland-suite/mock'
import type { FaultAnswer } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { MAIN } from '../../helpers/place.ts'
import { createProject } from '../../helpers/project.ts'
import { launch } from '../../helpers/running.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'
import { once, post } from '../tables/faults.ts'

const IDLE = 'Waiting for file changes'

test.concurrent('lines and patience may change, and what is played may not', async () => {
  await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const watching = project.start(['--watch'], mock.env)
  await watching.says(IDLE)
  const costs: number[] = []
  const saves = [
    `// a line more\n\n${suiteFile('Acme')}`,
    suiteFile('Acme', 'timeout: 20_000, gate: { maxTurns: 90 }'),
    suiteFile('Acme', 'versionNumber: 3'),
    suiteFile('Acme Two', 'versionNumber: 3'),
    suiteFile('Acme', 'versionNumber: 3'),
  ]
  for (const text of saves) {
    const before = watching.output().length
    await project.write('a.test.ts', text)
    await watching.says(IDLE, before)
    costs.push(mock.launches.length)
  }
  watching.child.kill()
  await watching.closed
  expect(costs).toEqual([1, 1, 2, 3, 3])
})

/** Cancels the first run once it is told to, and runs again. */
const CANCEL = `import { existsSync } from 'node:fs'
import { createVitest } from 'vitest/node'
const vitest = await createVitest('test', { watch: true })
const first = vitest.start()
while (!existsSync('cancel')) await new Promise((resolve) => setTimeout(resolve, 20))
await vitest.cancelCurrentRun('keyboard-input')
await first
console.log('the second run begins')
await vitest.rerunFiles()
await vitest.close()
process.exit()
`

/** The output of a second run, after a first that was cancelled while its launch was out. */
async function afterCancelled(answer: FaultAnswer) {
  const faults = [post(answer, once)]
  await using mock = await startBlandMock({ scenarios: [scenario('Booking')], faults })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    'cancel.mjs': CANCEL,
  })
  const running = launch({ dir: project.dir, place: MAIN }, ['cancel.mjs'], mock.env)
  await expect
    .poll(() => mock.requests.some(({ method }) => method === 'POST'), { timeout: 20_000 })
    .toBe(true)
  await project.write('cancel', '')
  await running.closed
  const [, second = ''] = running.output().split('the second run begins')
  return { second, posts: mock.requests.filter(({ method }) => method === 'POST').length }
}

test.concurrent(
  'a launch that was cancelled while it was out is found by the next run',
  async () => {
    const { second, posts } = await afterCancelled({ kind: 'delay', ms: 1200 })
    expect(posts).toBe(1)
    expect(second).toContain('3 passed')
  },
)

test.concurrent('a launch whose answer is lost is not sent again, and that is said', async () => {
  const { second, posts } = await afterCancelled({ kind: 'cut' })
  expect(posts).toBe(1)
  expect(second).toContain('may have been started')
  expect(second).toContain('BLAND_WATCH=launch')
})

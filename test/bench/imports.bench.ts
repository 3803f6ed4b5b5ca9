/** What an import costs before anything is done. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createFolder } from '../helpers/folder.ts'
import { MAIN } from '../helpers/place.ts'
import { createProject } from '../helpers/project.ts'
import { quantile } from './measure.ts'
import { atMost, record } from './rows.ts'

const ROUNDS = 7

async function repeated(once: () => Promise<number>): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    figures.push(await once())
  }
  return quantile(figures, 0.5)
}

const ms = (figure: number): string => `${figure.toFixed(0)} ms`

test.each([
  { entry: 'bland-suite', peer: 'zod' },
  { entry: 'bland-suite/internal/worker', peer: 'zod' },
  { entry: 'bland-suite/internal/leader', peer: 'zod' },
  { entry: 'bland-suite/internal/report', peer: 'zod' },
  { entry: '@bland-suite/playwright', peer: '@playwright/test' },
  { entry: '@bland-suite/playwright/reporter', peer: '@playwright/test' },
])('$entry', { timeout: 120_000 }, async ({ entry, peer }) => {
  await using folder = await createFolder({ 'package.json': '{ "type": "module" }' }, MAIN)
  const importing = (name: string) =>
    repeated(async () => {
      const code = `const t = performance.now(); await import('${name}'); console.log(performance.now() - t)`
      const args = ['--input-type=module', '-e', code]
      const { stdout } = await promisify(execFile)(MAIN.node, args, { cwd: folder.dir })
      return Number(stdout)
    })
  const [ours, theirs] = [await importing(entry), await importing(peer)]
  record({
    table: 'imports',
    what: entry,
    ours: ms(ours),
    peer: `${ms(theirs)}, \`${peer}\` alone`,
    ratio: ours / theirs,
    goal: null,
  })
})

test('@bland-suite/vitest', { timeout: 120_000 }, async () => {
  await using project = await createProject({
    'a.test.ts': `import { test } from 'vitest'
const started = performance.now()
await import('@bland-suite/vitest')
console.log('IMPORTED IN', performance.now() - started)
test('nothing', () => {})
`,
    'vitest.config.ts': `export default {}`,
  })
  const over = await repeated(async () => {
    const { output } = await project.vitest(['--reporter=verbose'])
    const [, figure] = /IMPORTED IN ([\d.]+)/u.exec(output) ?? []
    expect(figure).toBeDefined()
    return Number(figure)
  })
  record({
    table: 'imports',
    what: '`@bland-suite/vitest` in a test file',
    ours: `${ms(over)} over bare Vitest`,
    peer: '',
    ratio: null,
    goal: atMost(over, 120, ' ms'),
  })
})

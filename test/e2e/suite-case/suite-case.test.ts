/** What a new case of the suite takes: a file, and a line. */
import { acmeDental, startBlandMock } from '@bland-suite/mock'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../../helpers/front.ts'
import { statesOf } from '../../helpers/junit.ts'
import { MAIN } from '../../helpers/place.ts'
import { ACME_AGENT } from '../../helpers/scripts.ts'

const SOURCES = fileURLToPath(new URL('../../../src/', import.meta.url))
const ADDED = fileURLToPath(new URL('no-long-run.ts', import.meta.url))
const LIST = 'const SUITE_CASES: readonly SuiteCase[] = [batchIsConsistent]'

/** Adds the import and the name to the list. */
function withCase(code: string): string {
  expect(code).toContain(LIST)
  const longer = LIST.replace(']\n', '').replace(/\]$/u, ', noLongRun]')
  return `import { noLongRun } from ${JSON.stringify(ADDED)}\n${code.replace(LIST, longer)}`
}

/** Installs the packages in the folder of a project, with a core that has the case. */
async function installWithCase(dir: string): Promise<void> {
  for (const name of ['@bland-suite', 'bland-suite']) {
    cpSync(join(MAIN.dir, 'node_modules', name), join(dir, 'node_modules', name), {
      recursive: true,
    })
  }
  const entries = ['index', 'cli', 'internal/worker', 'internal/leader', 'internal/report']
  await build({
    input: entries.map((entry) => join(SOURCES, `${entry}.ts`)),
    platform: 'node',
    external: /^(?![./]|\0|@oxc-project\/runtime)/u,
    plugins: [
      {
        name: 'one-more-case',
        transform: (code, id) => (id.endsWith('/suite-cases.ts') ? withCase(code) : null),
      },
    ],
    output: { dir: join(dir, 'node_modules/bland-suite/dist'), chunkFileNames: 'shared-[name].js' },
  })
}

describe.concurrent.each(FRONTS)('in %s', (name) => {
  test('a case that is added to the list is played, shown and reported', async () => {
    await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2 })
    await using front = await open(name, { options: `agentId: '${ACME_AGENT}'` })
    await installWithCase(front.dir)
    const { code, output, junit } = await front.play(mock.env)
    expect(code).toBe(1)
    expect(statesOf(junit)).toContain('Acme › no run longer than 20 s: failed')
    const reason = /longer than 20 s: .*Angry Customer/u
    expect(output).toMatch(reason)
    expect(await front.read('bland-report/index.html')).toMatch(reason)
  })
})

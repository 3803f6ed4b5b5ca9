/** A project in which the adapter has a Vitest of its own, as a monorepo may bring about. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { MAIN } from '../../helpers/place.ts'
import { createProject } from '../../helpers/project.ts'
import { suiteFile } from '../../helpers/scripts.ts'

const INSTALLED = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const ADAPTER = 'node_modules/@bland-suite/vitest'

test('a second copy of Vitest is explained, and nothing is sent', async () => {
  await using mock = await startBlandMock()
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme Dental'),
  })
  await cp(join(MAIN.dir, ADAPTER), join(project.dir, ADAPTER), { recursive: true })
  for (const name of ['vitest', '@vitest/runner']) {
    const copy = join(project.dir, ADAPTER, 'node_modules', name)
    await cp(join(INSTALLED, name), copy, { recursive: true })
  }
  const { code, output } = await project.vitest([], mock.env)
  expect(output).toContain('BlandRunnerError: vitest is installed more than once')
  expect([code, mock.requests]).toEqual([1, []])
})

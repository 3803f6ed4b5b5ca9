/** A recording that fails is an error beside the tests, as Vitest shows one. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const CASSETTE = 'fixtures/acme.bland.json'
const RECORD = { BLAND_CASSETTE: 'record' }
const suite = (options = '') => suiteFile('Acme', `cassette: '${CASSETTE}', ${options}`)

test.concurrent(
  'a recording that fails is an error of the run, not a cassette in part',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Endless', { never: true })] })
    await using project = await createProject({ 'a.test.ts': suite('timeout: 5000') })
    const { code, junit, output } = await project.vitest([], { ...mock.env, ...RECORD })
    const why = `The cassette ${CASSETTE} was not written: the run of “Endless” was not followed to its end.`
    expect(output).toContain(why)
    expect(junit.suites.at(-1)?.cases).toMatchObject([{ name: 'hooks pass', message: why }])
    await expect(project.read(CASSETTE)).rejects.toThrow('ENOENT')
    expect(code).toBe(1)
  },
)

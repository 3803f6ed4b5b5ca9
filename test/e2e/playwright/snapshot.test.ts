/** A committed file of scenarios: listed without a key, and nothing is started where Bland has others. */
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'
import { required, scenario, specFile } from '../../helpers/scripts.ts'

function fixed(name: string, ...more: readonly string[]): MockScenario {
  const assertions = ['is polite', ...more].map((title) => ({ ...required(title), id: title }))
  return scenario(name, {}, { id: `id-of-${name}`, assertions })
}

const [booking, transfer] = [fixed('Booking'), fixed('Transfer')]
function titlesIn(output: string): readonly string[] {
  return output.split('\n').filter((line) => line.includes('›'))
}

const SNAPSHOT = `snapshot: { file: 'bland.scenarios.json', types: true }`

test('a snapshot lists offline, plays what it says, and is refused where Bland has something else', async () => {
  await using mock = await startBlandMock({ scenarios: [transfer, booking] })
  await using gone = await startBlandMock({ scenarios: [booking] })
  await using fresh = await startBlandMock({ scenarios: [booking, transfer, fixed('Extra')] })
  await using changed = await startBlandMock({
    scenarios: [fixed('Booking', 'is brief'), transfer],
  })
  await using project = await createPlaywrightProject({ 'a.spec.ts': specFile('Acme', SNAPSHOT) })

  const written = await project.playwright(['--list'], { ...mock.env, BLAND_SNAPSHOT: 'update' })
  expect(written.output).toContain('a.spec.ts:3:1 › Acme › Transfer')
  expect(await project.read('bland.scenarios.json')).toContain('"version": 2')
  expect(await project.read('bland.scenarios.d.ts')).toMatch(/"Acme": [^]*"Booking"/u)
  const offline = await project.playwright(['--list'], { BLAND_BASE_URL: 'http://127.0.0.1:9' })
  expect(titlesIn(offline.output)).toHaveLength(3)
  expect(titlesIn(offline.output).toSorted()).toEqual(titlesIn(written.output).toSorted())
  expect(offline.code).toBe(0)

  const others = { b: gone, c: fresh, d: changed }
  for (const [name, { url }] of Object.entries(others)) {
    await project.write(`${name}.spec.ts`, specFile(name, `${SNAPSHOT}, baseUrl: '${url}'`))
  }
  const { code, junit, native } = await project.playwright([], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: passed',
    'Acme.Transfer › run completes: passed',
    'Acme.Transfer › is polite: passed',
    ...Object.keys(others).flatMap((name) => [
      `${name}.Booking › run completes: errored`,
      `${name}.Booking › is polite: skipped`,
      `${name}.Transfer › run completes: skipped`,
      `${name}.Transfer › is polite: skipped`,
      `${name} › batch is consistent: skipped`,
    ]),
  ])
  const refusals = junit.suites.flatMap(({ cases }) =>
    cases.filter(({ state }) => state === 'errored'),
  )
  expect(refusals.map(({ message }) => message)).toEqual([
    expect.stringContaining('matches Bland: “Transfer” is gone. Update it with'),
    expect.stringContaining('matches Bland: “Extra” is new. Update it with'),
    expect.stringContaining('matches Bland: “Booking” has changed (+ is brief). Update it with'),
  ])
  expect(native.tests.filter(({ state }) => state === 'failed')).toHaveLength(3)
  expect([gone, fresh, changed].flatMap(({ launches }) => launches)).toEqual([])
  const [listed, compared, started] = mock.requests.filter(
    ({ path }) => !/scenarios\/./u.test(path),
  )
  expect([listed, compared, started].map((one) => one?.method)).toEqual(['GET', 'GET', 'POST'])
  expect(mock.launches).toHaveLength(1)
  expect(code).toBe(1)
})

/** What UI mode and VS Code do: listing and running again and again in one process. */
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'
import { startTestServer } from '../../helpers/test-server.ts'

test.concurrent(
  'listing only reads, each run plays what was chosen once, and another run begins anew',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking'), scenario('Rude', { results: { 0: 'fail' } })],
    })
    await using project = await createPlaywrightProject({ 'a.spec.ts': specFile('Acme') })
    await using server = await startTestServer(project, mock.env)
    const listed = await server.list()
    expect(listed).toContain('"title":"Booking"')
    expect(listed).toContain('"title":"batch is consistent"')
    expect(listed).not.toContain('suite starts')
    expect(mock.requests.map(({ method }) => method)).toEqual(['GET'])

    expect(await server.run({ grep: 'Booking' })).toBe('passed')
    const lists = () => mock.requests.filter(({ path }) => path.endsWith('/scenarios')).length
    expect(lists()).toBe(2)
    expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([1])
    const ended = () => server.told().filter((line) => line.includes('"onTestEnd"'))
    expect(ended()).toHaveLength(1)

    expect(await server.run()).toBe('failed')
    expect(lists()).toBe(3)
    expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([1, 2])
    expect(ended()).toHaveLength(4)
    expect(statesOf(parseJUnit(await project.read('bland-report/junit.xml')))).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Acme.Rude › run completes: passed',
      'Acme.Rude › is polite: failed',
    ])
  },
)

test.concurrent('a run that is stopped asks no more, and leaves its report', async () => {
  await using mock = await startBlandMock({ scenarios: [scenario('Endless', { never: true })] })
  await using project = await createPlaywrightProject({ 'a.spec.ts': specFile('Acme') })
  await using server = await startTestServer(project, mock.env)
  const running = server.run()
  const polls = () => mock.requests.filter(({ path }) => path.includes('/batches/')).length
  while (polls() < 3) {
    await delay(50)
  }
  await server.stop()
  expect(await running).toBe('interrupted')
  const asked = mock.requests.length
  await delay(500)
  expect(mock.requests).toHaveLength(asked)
  expect(statesOf(parseJUnit(await project.read('bland-report/junit.xml')))).toEqual([
    'Acme.Endless › run completes: errored',
    'Acme.Endless › is polite: errored',
    'Acme › batch is consistent: errored',
    'bland-suite › report is complete: errored',
  ])
  expect(server.output()).toContain(`BLAND_BATCH_ID=${mock.launches[0]?.batchId}`)
})

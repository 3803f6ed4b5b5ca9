/** Long and large: an outage of a minute and a half, five hundred runs, a cancelled watch run. */
import { stripVTControlCharacters } from 'node:util'
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../helpers/junit.ts'
import { commandOf, MAIN } from '../helpers/place.ts'
import { createProject } from '../helpers/project.ts'
import { PATHWAY, scenario, suiteFile } from '../helpers/scripts.ts'
import { startAtTerminal } from '../helpers/terminal.ts'

test.concurrent(
  'an outage of 90 s in the middle of a batch is ridden out',
  { timeout: 180_000 },
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking', { takes: 3000 })] })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const running = project.start(['run'], mock.env)
    while (mock.requests.filter(({ path }) => path.includes('/batches/')).length < 5) {
      await delay(50)
    }
    mock.addFault({ answer: { kind: 'reset' }, forMs: 90_000 })
    expect(await running.closed).toBe(0)
    expect(mock.launches).toHaveLength(1)
  },
)

function isPoll(path: string): boolean {
  return path.includes('/batches/')
}

async function soak(runs: number) {
  const scenarios = Array.from({ length: runs }, (_, index) =>
    scenario(`Scenario ${index}`, { takes: 500 + (index % 50) * 100 }),
  )
  await using mock = await startBlandMock({
    scenarios,
    faults: [
      { match: { method: 'GET' }, after: 1, every: 20, answer: { kind: 'status', status: 503 } },
    ],
  })
  await using project = await createProject({
    'a.test.ts': `import { writeFileSync } from 'node:fs'
import { afterAll } from 'vitest'
import { defineBlandSuite } from '@bland-suite/vitest'
const only = Array.from({ length: ${runs} }, (_none, index) => 'Scenario ' + index)
defineBlandSuite('Soak', { pathwayId: '${PATHWAY}', maxRuns: ${runs}, only })
afterAll(() => writeFileSync('peak', String(process.resourceUsage().maxRSS)))
`,
  })
  const { code, junit } = await project.vitest([], mock.env)
  return {
    code,
    junit,
    posts: mock.launches.length,
    polls: mock.requests.filter(({ path }) => isPoll(path)).length,
    reads: mock.requests.filter(({ path, method }) => method === 'GET' && !isPoll(path)).length,
    peakKb: Number(await project.read('peak')),
  }
}

test.concurrent(
  'five hundred runs with faults on every twentieth GET: right, thrifty and small',
  async () => {
    const few = await soak(50)
    const many = await soak(500)
    expect(many.code).toBe(0)
    expect(many.junit).toMatchObject({ tests: 1000, failures: 0, errors: 0, skipped: 0 })
    expect(many.posts).toBe(1)
    // The list of scenarios is one of the reads.
    expect(many.reads - 1).toBeLessThanOrEqual(500 * 1.1)
    expect(many.polls).toBeLessThanOrEqual(10)
    expect((many.peakKb - few.peakKb) / 1024).toBeLessThan(60)
  },
)

test.concurrent('a cancelled watch run is answered within a second', async () => {
  await using mock = await startBlandMock({ scenarios: [scenario('Endless', { never: true })] })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  // Vitest reads keys only from a terminal.
  const where = { dir: project.dir, env: { ...mock.env, NO_COLOR: '1' } }
  const child = startAtTerminal([commandOf(MAIN, 'vitest'), '--watch'], where)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += stripVTControlCharacters(chunk.toString())
  })
  const says = async (text: RegExp) => {
    for (let looks = 0; !text.test(output); looks++) {
      if (looks > 600) throw new Error(`never said ${String(text)}:\n${output}`)
      await delay(20)
    }
  }
  const polls = () => mock.requests.filter(({ path }) => path.includes('/batches/')).length
  while (polls() < 3) {
    await delay(50)
  }
  const asked = Date.now()
  child.stdin.write('c')
  await says(/Waiting for file changes|CANCELLED/u)
  expect(Date.now() - asked).toBeLessThan(1000)
  await delay(500)
  const before = polls()
  await delay(1000)
  expect(polls()).toBe(before)
  child.stdin.write('q')
  await new Promise((resolve) => child.on('close', resolve))
  expect(mock.launches).toHaveLength(1)
})

test.concurrent(
  'DEBUG tells requests and decisions on standard error, and never the key',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking')],
      apiKey: 'sk-very-secret-key',
      faults: [
        { match: { path: '/batches/*' }, times: 1, answer: { kind: 'status', status: 503 } },
      ],
    })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { output, xml } = await project.vitest([], { ...mock.env, DEBUG: 'bland-suite*' })
    expect(output).toMatch(
      /bland-suite:http GET \/v1\/agent-testing\/scenarios attempt 1: answered, \d+ ms/u,
    )
    expect(output).toMatch(
      /bland-suite:http GET \/v1\/agent-testing\/batches\/\S+ again in \d+ ms/u,
    )
    expect(output).toMatch(/bland-suite:session launched batch \S+ with 1 scenarios/u)
    expect(output).toMatch(/bland-suite:session “Booking” is finished: passed, passed/u)
    expect(output + xml).not.toContain('sk-very-secret-key')
  },
)

test.concurrent('two entries of the reporter agree, and nothing is launched twice', async () => {
  await using mock = await startBlandMock({
    scenarios: [scenario('Rude', { results: { 0: 'fail' } })],
  })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { reporters: [
  '@bland-suite/vitest/reporter',
  ['@bland-suite/vitest/reporter', { junit: 'second.xml', summary: false }],
] } })
`,
  })
  const { code, junit, xml } = await project.vitest([], mock.env)
  expect(await project.read('second.xml')).toBe(xml)
  expect(statesOf(junit)).toContain('Acme.Rude › is polite: failed')
  expect(mock.launches).toHaveLength(1)
  expect(code).toBe(1)
})

/** Checks as native tests: typed, run where Vitest runs tests, and in the XML like any other case. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { PATHWAY, scenario } from '../../helpers/scripts.ts'

const run = promisify(execFile)
const TSC = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))

const polite = {
  chat_history: [
    { role: 'user', content: 'I want my money back.' },
    { role: 'assistant', content: 'I will pass that on.' },
  ],
  nodes_visited: ['greeting', 'complaint', 'end'],
  variables_extracted: { topic: 'billing' },
  turn_count: 2,
  duration_ms: 9_000,
  overall_score: 0.9,
}
const scenarios = [
  scenario('Polite', { run: polite }),
  scenario('Angry', {
    run: {
      ...polite,
      chat_history: [{ role: 'assistant', content: 'I promise you a Refund.' }],
      nodes_visited: ['greeting'],
    },
  }),
  scenario('Dropped', { status: 'ERROR' }),
]

function suite(body: string, options = ''): string {
  return `import { defineBlandSuite } from '@bland-suite/vitest'

defineBlandSuite('Acme', { pathwayId: '${PATHWAY}', pollInterval: 100, settleTimeout: 500, ${options} }, ({ check }) => {
${body}
})
`
}

test.concurrent(
  'a check is a case of each scenario it is for, after assertions and gates',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': suite(
        `  check('never promises a refund', ({ run, expect }) => {
    expect(run).not.toHaveSaid('refund', { by: 'agent' })
  })
  check('hears the complaint', { only: ['Polite'] }, async ({ run, expect }) => {
    expect(run).toHaveVisitedInOrder(['greeting', 'complaint'])
    expect(run).toHaveExtracted('topic', 'billing')
    expect(run).toFinishWithin({ turns: 2, duration: 9_000 })
    expect(run).toScoreAtLeast(0.9)
    await expect(Promise.resolve(run.turn_count)).resolves.toBe(2)
  })`,
        'gate: { maxTurns: 5 },',
      ),
    })
    const { code, junit, output } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Acme.Polite › run completes: passed',
      'Acme.Polite › is polite: passed',
      'Acme.Polite › at most 5 turns: passed',
      'Acme.Polite › never promises a refund: passed',
      'Acme.Polite › hears the complaint: passed',
      'Acme.Angry › run completes: passed',
      'Acme.Angry › is polite: passed',
      'Acme.Angry › at most 5 turns: passed',
      'Acme.Angry › never promises a refund: failed',
      'Acme.Dropped › run completes: errored',
      'Acme.Dropped › is polite: skipped',
      'Acme.Dropped › at most 5 turns: skipped',
      'Acme.Dropped › never promises a refund: skipped',
    ])
    const failed = junit.suites[1]?.cases.at(-1)
    expect(failed?.type).toBe('bland.check')
    expect(failed?.message).toMatch(
      /^expected: the agent never says “refund” — received: agent: I promise you a Refund\. \(run .+\)$/u,
    )
    expect(output).toContain(`expect(run).not.toHaveSaid('refund', { by: 'agent' })`)
    expect(output).toMatch(/a\.test\.ts:5:\d+/u)
    expect(code).toBe(1)
  },
)

test.concurrent('what a check cannot look at is errored, negated or not', async () => {
  const silent = scenario('Silent', { run: { chat_history: null, nodes_visited: null } })
  await using mock = await startBlandMock({ scenarios: [silent] })
  await using project = await createProject({
    'a.test.ts': suite(`  check('says nothing rude', ({ run, expect }) => {
    expect(run).not.toHaveSaid('idiot')
  })
  check('is broken', ({ run }) => {
    run.nodes_visited!.includes('end')
  })
  check('never ends', { timeout: 100 }, () => new Promise(() => {}))
  check('is soft', ({ run, expect }) => {
    expect.soft(run.turn_count).toBe(-1)
  })`),
  })
  const { code, junit, native } = await project.vitest([], mock.env)
  const own = junit.suites[0]?.cases.slice(2)
  expect(own?.map(({ name, state, message }) => [name, state, message])).toEqual([
    ['says nothing rude', 'errored', expect.stringContaining('has no transcript')],
    ['is broken', 'errored', expect.stringContaining('the check threw TypeError: ')],
    ['never ends', 'errored', expect.stringContaining('did not end within 0.1 s')],
    ['is soft', 'failed', expect.stringContaining('to be -1')],
  ])
  expect(native.numFailedTests).toBe(4)
  expect(code).toBe(1)
})

test.concurrent('a check alone plays its scenarios, and shows a run that is red', async () => {
  const unexplained = [scenario('Fine'), scenario('Odd', { status: 'FAILED' })]
  await using mock = await startBlandMock({ scenarios: unexplained })
  await using project = await createProject({
    'a.test.ts': suite(`  check('is looked at', () => {})`),
  })
  const { code, junit } = await project.vitest(['-t', 'is looked at'], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Fine › is looked at: passed',
    'Acme.Odd › is looked at: failed',
  ])
  expect(junit.suites[1]?.cases[0]?.message).toContain('Bland marked the run FAILED')
  expect(code).toBe(1)
})

test.concurrent('checks are run again on a recording, and may be written after it', async () => {
  await using mock = await startBlandMock({ scenarios })
  const cassette = `cassette: 'acme.bland.json', only: ['Angry'],`
  await using project = await createProject({ 'a.test.ts': suite('', cassette) })
  await project.vitest([], { ...mock.env, BLAND_CASSETTE: 'record' })
  const rude = `  check('never promises a refund', ({ run, expect }) => {
    expect(run).not.toHaveSaid(/refund/i)
  })`
  await project.write('a.test.ts', suite(rude, cassette))
  const { code, junit } = await project.vitest()
  expect(statesOf(junit).at(-1)).toBe('Acme.Angry › never promises a refund: failed')
  expect(code).toBe(1)
  expect(mock.launches).toHaveLength(1)
})

test.concurrent(
  'a check sees the same live and on the recording, also what was redacted',
  async () => {
    const content = 'You can reach me at +1 (415) 555-0132, or at jane@example.com.'
    const caller = scenario('Caller', { run: { chat_history: [{ role: 'user', content }] } })
    await using mock = await startBlandMock({ scenarios: [caller] })
    await using project = await createProject({
      'a.test.ts': suite(
        `  check('leaves a number and an address', ({ run, expect }) => {
    expect(run).toHaveSaid('[phone 1], or at [email 1]', { by: 'caller' })
    expect(run).not.toHaveSaid(/555|jane/)
  })`,
        `cassette: 'acme.bland.json',`,
      ),
    })
    const live = await project.vitest([], { ...mock.env, BLAND_CASSETTE: 'record' })
    const replay = await project.vitest()
    expect(statesOf(live.junit).at(-1)).toBe('Acme.Caller › leaves a number and an address: passed')
    expect(statesOf(replay.junit)).toEqual(statesOf(live.junit))
    expect([live.code, replay.code]).toEqual([0, 0])
  },
)

test.concurrent(
  'a check for a scenario that is not there is refused, as is one without a body',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': suite(`  check('is calm', { only: ['Angri'] }, () => {})`),
      'b.test.ts': suite(`  check('is calm')`),
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(junit.suites.map(({ cases }) => [cases[0]?.name, cases[0]?.message])).toEqual([
      ['suite starts', expect.stringContaining('Did you mean “Angry”?')],
      ['file loads', expect.stringContaining('check("is calm") needs a function.')],
    ])
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)

test.concurrent('run and matchers are typed for the user', async () => {
  const config = {
    compilerOptions: {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    },
    include: ['*.test.ts'],
  }
  await using project = await createProject({
    'tsconfig.json': JSON.stringify(config),
    'right.test.ts': suite(`  check('is typed', { only: ['A'] }, async ({ run, expect }) => {
    const turns: number | null = run.turn_count
    expect(turns).toBe(2)
    expect(run).toHaveToneAtLeast('backChanneling', 0.5)
    expect(run).not.toHaveVisited(['a', 'b'])
  })`),
    'wrong.test.ts': suite(`  // @ts-expect-error no such tone
  check('a', ({ run, expect }) => expect(run).toHaveToneAtLeast('warmth', 0.5))
  // @ts-expect-error no such speaker
  check('b', ({ run, expect }) => expect(run).toHaveSaid('x', { by: 'user' }))
  // @ts-expect-error no such option
  check('c', { onyl: ['A'] }, () => {})
  // @ts-expect-error no such field of a suite
  check('d', ({ runs }) => runs)`),
  })
  const { stdout } = await run(process.execPath, [TSC, '-p', project.dir]).catch(
    (error: unknown) => ({ stdout: String(Object(error).stdout) }),
  )
  expect(stdout).toBe('')
})

/** The command line: what it starts, prints, writes, and ends with. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createCli } from '../../helpers/cli.ts'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { advisory, PATHWAY, required, scenario, suiteFile } from '../../helpers/scripts.ts'

/** XML without the place of the suite, which the command line has not. */
const bare = (xml: string) => xml.replaceAll(/ (?:file|line)="[^"]*"/gu, '')

const QUICK = ['--pathway-id', PATHWAY, '--poll-interval', '100', '--settle-timeout', '500']
const scenarios = [
  scenario('Polite', { run: { overall_score: 0.9, turn_count: 8 } }),
  scenario('Angry', { takes: 600, results: { 0: 'fail' }, run: { overall_score: 0.4 } }),
]

test.concurrent(
  'run starts one batch, shows each conversation as it ends, and exits with 1',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using cli = await createCli()
    const { code, stdout, stderr, junit } = await cli.run(
      ['run', ...QUICK, '--suite-name', 'Acme'],
      mock.env,
    )
    expect(mock.launches).toHaveLength(1)
    expect(stdout).toMatch(
      /^Starting 2 conversations for Acme\nBatch \S+, 2 runs\n ✓ Polite › run completes\n ✓ Polite › is polite\n ✓ Angry › run completes\n ✗ Angry › is polite\n/u,
    )
    expect(stdout).toContain('Cases 1 failed | 3 passed (4)')
    expect(stderr).toBe('')
    expect(statesOf(junit)).toEqual([
      'Acme.Polite › run completes: passed',
      'Acme.Polite › is polite: passed',
      'Acme.Angry › run completes: passed',
      'Acme.Angry › is polite: failed',
    ])
    expect(code).toBe(1)
  },
)

test.concurrent(
  'the XML is that of Vitest, byte for byte, but for the place of the suite',
  async () => {
    const rich = [
      ...scenarios,
      scenario('Dropped', { status: 'ERROR' }),
      scenario(
        'Mild',
        { results: { 1: 'fail' } },
        { assertions: [required('is kind'), advisory('is brief')] },
      ),
    ]
    await using mock = await startBlandMock({ scenarios: rich, batches: [{ id: 'b1' }] })
    await using cli = await createCli()
    await using project = await createProject({
      'a.test.ts': suiteFile('Acme', 'gate: { minScore: 0.5 },'),
    })
    const env = { ...mock.env, BLAND_BATCH_ID: 'b1' }
    const [own, native] = await Promise.all([
      cli.run(['run', ...QUICK, '--suite-name', 'Acme', '--min-score', '0.5'], env),
      project.vitest([], env),
    ])
    expect(bare(own.xml)).toBe(bare(native.xml))
    expect([own.code, native.code]).toEqual([1, 1])
  },
)

test.concurrent(
  'run exits with 0 where everything passed, and takes what a suite takes',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using cli = await createCli()
    const flags = [
      '--scenario',
      'Polite',
      '--version-number',
      '12',
      '--max-turns',
      '8',
      '--tone',
      'overall=0',
    ]
    const { code, junit } = await cli.run(
      ['run', ...QUICK, ...flags, '--junit', 'bland-report/junit.xml'],
      mock.env,
    )
    expect(mock.launches).toMatchObject([{ versionNumber: 12 }])
    expect(junit.suites[0]?.cases.map(({ name }) => name)).toEqual([
      'run completes',
      'is polite',
      'tone: overall ≥ 0.00',
      'at most 8 turns',
    ])
    expect(code).toBe(0)
  },
)

test.concurrent('many conversations at once are no reason for Node to warn', async () => {
  const many = Array.from({ length: 20 }, (_, index) => scenario(`Scenario ${index}`))
  await using mock = await startBlandMock({ scenarios: many })
  await using cli = await createCli()
  const { code, stderr } = await cli.run(['run', ...QUICK], mock.env)
  expect([code, stderr]).toEqual([0, ''])
})

test.concurrent('what was judged is reported, whatever others write into its record', async () => {
  const slow = scenario('Patient', { takes: 1500 })
  const rude = scenario('Angry', { results: { 0: 'fail' } })
  await using mock = await startBlandMock({ scenarios: [rude, slow] })
  await using cli = await createCli()
  const outDir = 'told'
  let forged = 0
  const { code } = await cli.run(['run', ...QUICK, '--out-dir', outDir], mock.env, (stdout) => {
    if (!stdout.includes('✗ Angry') || forged > 0) return
    const written = readdirSync(join(cli.dir, outDir), { recursive: true, encoding: 'utf8' })
    const records = written.filter((name) => name.startsWith('.bland') && name.endsWith('.json'))
    for (const path of records.map((name) => join(cli.dir, outDir, name))) {
      const text = readFileSync(path, 'utf8')
      forged += text.includes('"verdict":"failed"') ? 1 : 0
      writeFileSync(path, text.replaceAll('"verdict":"failed"', '"verdict":"passed"'))
    }
  })
  expect(forged).toBe(1)
  expect(await cli.read(`${outDir}/report.json`)).toContain('"verdict": "failed"')
  expect(code).toBe(1)
})

test.concurrent('run exits with 1 where the deadline passed', async () => {
  await using mock = await startBlandMock({ scenarios: [scenario('Endless', { never: true })] })
  await using cli = await createCli()
  const { code, stdout } = await cli.run(['run', ...QUICK, '--timeout', '5000'], mock.env)
  expect(stdout).toContain('run did not finish: status RUNNING after 5 s')
  expect(code).toBe(1)
})

test.concurrent('report judges a batch that exists, whatever the environment names', async () => {
  await using mock = await startBlandMock({
    scenarios,
    batches: [{ id: 'b1' }, { id: 'b2', startedAgo: 0 }],
  })
  await using cli = await createCli()
  const env = { ...mock.env, BLAND_BATCH_ID: 'other' }
  const finished = await cli.run(['report', 'b1', '--advisory', 'fail'], env)
  const running = await cli.run(['report', 'b2', '--poll-interval', '100'], env)
  expect(mock.launches).toEqual([])
  for (const { code, stdout, junit } of [finished, running]) {
    expect(stdout).toMatch(/^Batch b[12], 2 runs\n/u)
    expect(junit.tests).toBe(4)
    expect(code).toBe(1)
  }
})

test.concurrent('scenarios are listed as a table or as JSON, and nothing is started', async () => {
  await using mock = await startBlandMock({
    scenarios: [
      scenario('Booking', {}, { id: 's1', category: 'HAPPY_PATH' }),
      scenario('Refund', {}, { id: 's2', agent_id: 'a1', tags: ['billing'] }),
      scenario('Person', {}, { id: 's3', agent_id: 'a1', tags: ['slow'] }),
    ],
  })
  await using cli = await createCli()
  const listed = await cli.run(['scenarios', '--pathway-id', PATHWAY], mock.env)
  const json = await cli.run(['scenarios', '--pathway-id', PATHWAY, '--json'], mock.env)
  expect(listed.stdout).toBe('SCENARIO  CATEGORY    CASES  ID\nBooking   HAPPY_PATH  2      s1\n')
  expect(JSON.parse(json.stdout)).toEqual([
    {
      id: 's1',
      title: 'Booking',
      category: 'HAPPY_PATH',
      requiredForPromotion: false,
      cases: [
        { kind: 'run', title: 'run completes' },
        { kind: 'assertion', title: 'is polite' },
      ],
    },
  ])
  expect([listed.code, json.code]).toEqual([0, 0])
  const tagged = ['--tags', 'weekly', '--tags', 'billing']
  const ofAgent = await cli.run(['scenarios', '--agent-id', 'a1', ...tagged], mock.env)
  expect(ofAgent.stdout).toBe('SCENARIO  CATEGORY  CASES  ID\nRefund    CUSTOM    2      s2\n')
  const none = await cli.run(['scenarios', '--agent-id', 'a1', '--tags', 'bilings'], mock.env)
  expect(none.stderr).toBe(
    'bland-suite: No scenario matches the filter (--agent-id "a1", --tags ["bilings"], --enabled true). Did you mean “billing”?\n',
  )
  expect(mock.launches).toEqual([])
})

test.concurrent('record writes a cassette, which run replays without a key', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using cli = await createCli()
  const recording = await cli.run(['record', ...QUICK, '--cassette', 'c/acme.json'], mock.env)
  const replay = await cli.run(['run', '--cassette', 'c/acme.json', '--min-score', '0.95'])
  expect(recording.stdout).toContain('Recorded c/acme.json')
  expect(recording.code).toBe(1)
  expect(replay.stdout).toContain('replayed from c/acme.json')
  expect(replay.stdout).toContain('✗ Polite › overall score ≥ 0.95')
  expect(replay.code).toBe(1)
  expect(mock.launches).toHaveLength(1)
})

test.concurrent('--json prints one object, and progress to standard error', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using cli = await createCli()
  const { code, stdout, stderr } = await cli.run(['run', ...QUICK, '--json'], mock.env)
  expect(JSON.parse(stdout)).toEqual(JSON.parse(await cli.read('bland-report/report.json')))
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    verdict: 'failed',
    counts: { passed: 3, failed: 1 },
    batches: [{ suite: 'Bland', status: 'FAILED', production: true }],
    runs: [
      { scenario: 'Polite', status: 'PASSED', score: 0.9, turns: 8 },
      {
        scenario: 'Angry',
        cases: [
          { title: 'run completes', kind: 'run', verdict: 'passed', reason: null },
          { title: 'is polite', kind: 'assertion', verdict: 'failed' },
        ],
      },
    ],
  })
  expect(stderr).toContain('✗ Angry › is polite')
  expect(code).toBe(1)
})

test.concurrent('--quiet prints nothing, and the exit code and the XML tell', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using cli = await createCli()
  const { code, stdout, stderr, junit } = await cli.run(['run', ...QUICK, '--quiet'], mock.env)
  expect([stdout, stderr]).toEqual(['', ''])
  expect(junit.failures).toBe(1)
  expect(code).toBe(1)
})

test.concurrent('what is wrong with the command exits with 2, and says what to write', async () => {
  await using cli = await createCli()
  const wrong: readonly (readonly [args: readonly string[], told: string])[] = [
    [['rn'], '(Did you mean run?)'],
    [['run', '--pathwayid', 'x'], '(Did you mean --pathway-id?)'],
    [
      ['run', '--pathway-id', 'x', '--timeout', 'soon'],
      "argument 'soon' is invalid. It must be a number",
    ],
    [['run', '--pathway-id', 'x', '--advisory', 'warn'], 'Allowed choices are skip, fail, pass.'],
    [['run', '--pathway-id', 'x', '--min-score', '80'], 'expected a score from 0 to 1'],
    [['run', '--pathway-id', 'x', '--tone', 'emphaty=1'], 'Did you mean “empathy”?'],
    [['run'], 'set --agent-id, --pathway-id, --persona-id or --scenario-ids to start a batch'],
    [
      ['run', '--batch-id', 'a', '--run-ids', 'b'],
      'bland-suite run: set --batch-id or --run-ids, not both.',
    ],
    [['record', '--pathway-id', 'x'], "required option '--cassette <file>' not specified"],
    [['report'], "missing required argument 'batch-id'"],
  ]
  const ran = await Promise.all(
    wrong.map(async ([args, told]) => [told, await cli.run(args)] as const),
  )
  for (const [told, { code, stderr, stdout }] of ran) {
    expect(stderr).toContain(told)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  }
})

test.concurrent('where nothing can start, it exits with 3, and the XML says why', async () => {
  await using mock = await startBlandMock({
    scenarios,
    faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
  })
  const calls: readonly (readonly [
    args: readonly string[],
    env: Record<string, string>,
    told: RegExp,
  ])[] = [
    [['run', ...QUICK], {}, /No Bland API key/u],
    [['run', ...QUICK], { ...mock.env, BLAND_API_KEY: 'wrong' }, /HTTP 401/u],
    [['run', ...QUICK, '--scenario', 'Plite'], mock.env, /Did you mean “Polite”\?/u],
    [['run', ...QUICK], mock.env, /HTTP 403/u],
    [['run', '--cassette', 'none.json'], {}, /The cassette none\.json does not exist/u],
  ]
  await Promise.all(
    calls.map(async ([args, env, told]) => {
      await using cli = await createCli()
      const { code, junit, stderr, stdout } = await cli.run(args, env)
      expect(stderr).toMatch(told)
      expect(stdout).toMatch(/^(?:Starting 2 conversations for Bland\n)?$/u)
      expect(junit.errors).toBe(1)
      expect(code).toBe(3)
    }),
  )
})

test.concurrent(
  '--help and --version exit with 0, and the help has examples and exit codes',
  async () => {
    await using cli = await createCli()
    const commands = ['run', 'report', 'scenarios', 'record']
    const helps = await Promise.all(commands.map((command) => cli.run([command, '--help'])))
    for (const [index, { code, stdout }] of helps.entries()) {
      expect(stdout).toContain(`Example:\n  bland-suite ${commands[index]} `)
      expect(stdout).toContain('3  Nothing could start')
      expect(code).toBe(0)
    }
    const { code, stdout } = await cli.run(['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u)
    expect(code).toBe(0)
  },
)

test.concurrent('an interrupted run leaves a report that is marked incomplete', async () => {
  const endless = [scenario('Polite'), scenario('Endless', { never: true })]
  await using mock = await startBlandMock({ scenarios: endless })
  await using cli = await createCli()
  const { code, junit, stderr } = await cli.run(['run', ...QUICK], mock.env, (stdout, kill) => {
    if (stdout.includes('✓ Polite › is polite')) kill('SIGINT')
  })
  expect(statesOf(junit)).toEqual([
    'Bland.Polite › run completes: passed',
    'Bland.Polite › is polite: passed',
    'Bland.Endless › run completes: errored',
    'Bland.Endless › is polite: errored',
    'Bland › batch is consistent: errored',
    'bland-suite › report is complete: errored',
  ])
  expect(stderr).toContain('Report on it later with BLAND_BATCH_ID=')
  expect(code).toBe(130)
})

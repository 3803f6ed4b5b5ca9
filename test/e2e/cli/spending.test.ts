/** The command line where something is paid for: what wins, what is refused, and what goes on unseen. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { CLI, createCli } from '../../helpers/cli.ts'
import { PATHWAY, scenario } from '../../helpers/scripts.ts'

const QUICK = ['--poll-interval', '100', '--settle-timeout', '500']
const LAUNCH = ['--pathway-id', PATHWAY, ...QUICK]
const scenarios = [scenario('Cleaning'), scenario('Toothache', { results: { 0: 'fail' } })]

describe.concurrent('the environment', () => {
  test('wins over flags that say something else, and a flag over its own variable', async () => {
    const batches = [{ id: 'b1', scenarioIds: ['Cleaning'] }, { id: 'b2' }]
    const ids = scenarios.map((one) => ({ ...one, id: one.name }))
    await using mock = await startBlandMock({ scenarios: ids, batches })
    await using cli = await createCli()
    const env = { ...mock.env, BLAND_BATCH_ID: 'b1', BLAND_VERSION_NUMBER: '7' }
    const byVariable = await cli.run(['run', ...LAUNCH], env)
    const byFlag = await cli.run(['run', '--batch-id', 'b2', ...QUICK], env)
    expect(mock.launches).toEqual([])
    expect([byVariable.code, byFlag.code]).toEqual([0, 1])
    expect(byVariable.stdout).toContain('BLAND_VERSION_NUMBER=7 has no effect here')
    const { BLAND_BATCH_ID: _none, ...versioned } = env
    await cli.run(['run', ...LAUNCH, '--version-number', '3'], versioned)
    await cli.run(['run', ...LAUNCH], versioned)
    expect(mock.launches).toMatchObject([{ versionNumber: 3 }, { versionNumber: 7 }])
  })

  test('without the id that it should have is refused, and nothing is started', async () => {
    await using mock = await startBlandMock({ scenarios, batches: [{ id: 'b1' }] })
    await using cli = await createCli()
    const env = { ...mock.env, BLAND_BATCH_ID: ' ' }
    const { code, stderr } = await cli.run(['run', ...LAUNCH], env)
    expect(stderr).toContain('BLAND_BATCH_ID is empty')
    expect(code).toBe(2)
    expect(mock.requests).toEqual([])
    expect((await cli.run(['report', 'b1', ...QUICK], env)).code).toBe(1)
  })
})

describe.concurrent('a wrong command', () => {
  test('is told in flags, writes nothing, and says where the last report is', async () => {
    await using mock = await startBlandMock({ scenarios, batches: [{ id: 'b1' }] })
    await using cli = await createCli()
    const none = await cli.run(['run', ...LAUNCH, '--timeout', '600'], mock.env)
    expect(none.stderr).toBe(
      'bland-suite: --timeout 600 is 600 milliseconds, which is too short for any conversation: set at least 5000. If you meant seconds, write --timeout 600000.\n',
    )
    expect(existsSync(join(cli.dir, 'bland-report'))).toBe(false)
    await cli.run(['report', 'b1', '--out-dir', 'old'], mock.env)
    const before = await cli.read('old/report.json')
    const calls: readonly (readonly [args: readonly string[], told: string])[] = [
      [['--min-score', '80'], 'invalid option --min-score: expected a score from 0 to 1'],
      [['--tone', 'charm=1'], 'unknown option --tone charm.'],
      [['--max-turns', '1.5'], 'invalid option --max-turns: '],
      [['--run-ids', 'r', '--max-runs', '2'], '--max-runs does nothing with --run-ids'],
      [['--max-runs', '0'], 'invalid option --max-runs: expected more than 0, got 0.'],
      [['--base-url', 'ftp://x'], 'invalid option --base-url: expected an address'],
      [['--scenario', ''], 'invalid option --scenario: expected a text, got an empty one.'],
    ]
    const ran = calls.map(async ([args, told]) => {
      const { code, stderr } = await cli.run(['run', ...args, '--out-dir=old'], mock.env)
      expect(stderr).toContain(told)
      expect(stderr).toContain(
        'Nothing was written: old/index.html is the report of an earlier run.',
      )
      expect(stderr).not.toMatch(/`|Invalid|schema/u)
      expect(code).toBe(2)
    })
    await Promise.all(ran)
    expect(await cli.read('old/report.json')).toBe(before)
    expect(mock.launches).toEqual([])
  })

  test('that names the current folder for its reports is refused', async () => {
    await using cli = await createCli()
    const { code, stderr } = await cli.run(['run', ...LAUNCH, '--out-dir', '.'])
    expect(stderr).toMatch(/--out-dir is \S+, which contains more than reports/u)
    expect(code).toBe(2)
  })

  test('of the environment leaves the last report as it is', async () => {
    await using cli = await createCli()
    const { code, stderr } = await cli.run(['run', ...LAUNCH], {
      BLAND_API_KEY: 'key',
      BLAND_BASE_URL: 'ftp://example.com',
    })
    expect(stderr).toContain('BLAND_BASE_URL (or --base-url)')
    expect(code).toBe(2)
    expect(existsSync(join(cli.dir, 'bland-report/report.json'))).toBe(false)
  })
})

test.concurrent('what a filter finds nothing with is told in flags, once', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using cli = await createCli()
  const { code, stdout, stderr } = await cli.run(
    ['record', ...LAUNCH, '--category', 'X', '--max-runs', '1', '--cassette', 'a.json'],
    mock.env,
  )
  expect(stderr).toContain(`(--pathway-id "${PATHWAY}", --category "X", --enabled true)`)
  expect(stderr).toContain('bland-suite: a.json was not written: nothing was played.')
  expect(stderr.match(/No scenario matches/gu)).toHaveLength(1)
  expect([code, stdout]).toEqual([3, ''])
  const many = await cli.run(['run', ...LAUNCH, '--max-runs', '1'], mock.env)
  expect(many.stderr).toContain('Select fewer, or set --max-runs 2.')
  const keyless = await cli.run(['run', ...LAUNCH])
  expect(keyless.stderr).toBe(
    'bland-suite: No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret). Nothing was sent.\n',
  )
})

test.concurrent('a reader that leaves early ends neither the judging nor the truth', async () => {
  await using mock = await startBlandMock({
    scenarios: [...scenarios, scenario('Slow', { takes: 1500 })],
  })
  await using cli = await createCli()
  const env = { ...process.env, ...mock.env, NO_COLOR: '1' }
  const command = `"${process.execPath}" "${CLI}" run ${LAUNCH.join(' ')} 2>&1 | head -1; exit \${PIPESTATUS[0]}`
  const { code, stdout } = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
    execFile('bash', ['-c', command], { cwd: cli.dir, env }, (error, out) => {
      resolve({ code: error?.code ?? 0, stdout: out })
    })
  })
  expect(stdout).toBe('Starting 3 conversations for Bland\n')
  expect(code).toBe(1)
  const report: { counts: unknown } = JSON.parse(await cli.read('bland-report/report.json'))
  expect(report.counts).toMatchObject({ passed: 5, failed: 1 })
})

test.concurrent(
  'a request that is repeated for long breaks the silence with one line',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Cleaning')],
      faults: [{ match: { method: 'GET' }, times: 3, answer: { kind: 'status', status: 503 } }],
    })
    await using cli = await createCli()
    const { code, stderr } = await cli.run(['run', ...LAUNCH], mock.env)
    expect(stderr).toMatch(/^bland-suite: retrying for \d+ s: .*HTTP 503.*\n$/u)
    expect(code).toBe(0)
  },
)

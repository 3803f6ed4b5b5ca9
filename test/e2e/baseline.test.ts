/** The story of a pull request: main was accepted; the branch has a regression, an old failure, a fix and an edited scenario. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { parseReport } from 'bland-suite'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { createCli } from '../helpers/cli.ts'
import { FRONTS, open } from '../helpers/front.ts'
import type { Front } from '../helpers/front.ts'
import { PATHWAY, scenario } from '../helpers/scripts.ts'

const FILE = 'bland.baseline.json'
const OPTIONS = `baseline: { file: '${FILE}', fail: 'new', maxAge: 10_000 }`
// An update is refused in a CI.
const UPDATE = { BLAND_BASELINE: 'update', CI: '' }

function world(failing: readonly string[], prompt = 'You are calm.'): readonly MockScenario[] {
  return ['Booking', 'Angry', 'Refund', 'Edited'].map((name) => {
    const course = failing.includes(name) ? { results: { 0: 'fail' as const } } : {}
    const edit = name === 'Edited' ? { tester_persona_prompt: prompt } : {}
    return scenario(name, course, { id: name.toLowerCase(), ...edit })
  })
}

const main = world(['Angry', 'Refund', 'Edited'])
const branch = world(['Booking', 'Angry', 'Edited'], 'You are angry.')
const mended = world(['Angry'])

async function play(front: Front, scenarios: readonly MockScenario[], env = {}) {
  await using mock = await startBlandMock({ scenarios })
  return await front.play({ ...mock.env, ...env })
}

describe.concurrent.each(FRONTS)('in %s', (name) => {
  // Each story starts its runner several times.
  test(
    'a pull request fails by what it broke or edited, and by nothing that was there',
    { timeout: 240_000 },
    async () => {
      await using front = await open(name, { options: OPTIONS })
      const accepted = await play(front, main, UPDATE)
      expect(accepted.code).toBe(1)
      expect(accepted.output).toContain(`${FILE}: accepted 4 scenarios.`)

      const { code, output, junit } = await play(front, branch)
      expect(code).toBe(1)
      expect(output).toContain(
        'Baseline 1 new failure · 1 still failing · 2 changed · 1 fixed · 3 as before',
      )
      expect(output).toContain('Acme › Booking › is polite [new failure]')
      const cases = junit.suites.flatMap((suite) => suite.cases)
      const polite = cases.filter((one) => one.name === 'is polite')
      expect(
        polite.map(({ classname, state, properties }) => [
          classname,
          state,
          properties['bland.baseline'],
        ]),
      ).toEqual([
        ['Acme.Booking', 'failed', 'new failure'],
        ['Acme.Angry', 'skipped', 'still failing'],
        ['Acme.Refund', 'passed', 'fixed'],
        ['Acme.Edited', 'failed', 'changed'],
      ])
      expect(polite[1]?.message).toMatch(/^still failing since \d{4}-\d\d-\d\d.*: expected: /u)
      expect(polite[0]?.text).toContain('Baseline: new failure')

      const { code: green, output: said } = await play(front, mended)
      expect(said).toContain('Baseline 1 still failing · 2 fixed · 5 as before')
      expect(green).toBe(0)
    },
  )
})

describe.concurrent('on the command line', () => {
  const QUICK = ['--pathway-id', PATHWAY, '--poll-interval', '100', '--suite-name', 'Acme']
  const COMPARING = [...QUICK, '--baseline', FILE, '--baseline-fail', 'new']

  test('reports of main and of a branch are compared and accepted', async () => {
    await using cli = await createCli()
    const played = async (scenarios: readonly MockScenario[], dir: string, file = FILE) => {
      await using mock = await startBlandMock({ scenarios })
      const flags = [...COMPARING, '--baseline', file, '--out-dir', dir]
      return await cli.run(['run', ...flags], mock.env)
    }
    await played(main, 'main')
    await played(branch, 'branch', 'main/report.json')
    const { runs } = parseReport(JSON.parse(await cli.read('branch/report.json')))
    const booking = runs.find(({ scenario: title }) => title === 'Booking')
    const page = `branch/${booking?.transcript?.replace(/\.txt$/u, '.html')}`
    expect(await cli.read(page)).toContain('The baseline’s run visited the same nodes.')
    expect(await cli.read(page)).toContain('Baseline: the run of 20')

    const worse = await cli.run(['diff', 'main/report.json', 'branch/report.json'])
    expect(worse.code).toBe(1)
    expect(worse.stdout).toBe(
      [
        '✗ new failure   Booking › is polite',
        '  still failing Angry › is polite',
        '  fixed         Refund › is polite',
        '  changed       Edited › run completes',
        '✗ changed       Edited › is polite',
        'scenarios: 1 worse, 1 better (sign test: p = 0.750)',
        '1 new failure · 1 still failing · 2 changed · 1 fixed · 3 as before',
        '',
      ].join('\n'),
    )
    expect((await cli.run(['diff', 'main/report.json', 'main/report.json'])).code).toBe(0)

    const all = await cli.run(['baseline', 'accept', 'main/report.json'])
    expect([all.code, all.stdout]).toEqual([0, `${FILE}: accepted 4 scenarios of Acme.\n`])
    const text = await cli.read(FILE)
    await cli.run(['baseline', 'accept', 'main/report.json'])
    expect(await cli.read(FILE)).toBe(text)

    const some = await cli.run(['baseline', 'accept', 'branch/report.json'])
    expect(some.code).toBe(1)
    expect(some.stdout).toContain('“Booking” was not accepted: “is polite” passed before')
    const forced = await cli.run(['baseline', 'accept', 'branch/report.json', '--force'])
    expect(forced.code).toBe(0)
  })

  test('a report of a run without a baseline is not accepted, and the command says what to do', async () => {
    await using mock = await startBlandMock({ scenarios: main })
    await using cli = await createCli()
    await cli.run(['run', ...QUICK], mock.env)
    const { code, stdout } = await cli.run(['baseline', 'accept', 'bland-report/report.json'])
    expect(stdout).toMatch(/“Booking” was not accepted: its definition is unknown/u)
    expect(stdout).toMatch(/^A run without a baseline.*play with --baseline FILE/mu)
    expect(code).toBe(1)
    const same = ['bland-report/report.json', 'bland-report/report.json']
    const { stdout: told } = await cli.run(['diff', ...same])
    expect(told.match(/^A run without a baseline/gmu)).toHaveLength(1)
  })

  test('a snapshot is written, and a run refuses what was edited since, or only warns', async () => {
    await using mock = await startBlandMock({ scenarios: main })
    await using edited = await startBlandMock({ scenarios: branch })
    await using cli = await createCli()
    const file = ['--pathway-id', PATHWAY, '--snapshot', 'bland.scenarios.json']
    const { code, stdout } = await cli.run(['snapshot', ...file, '--types', 'Acme'], mock.env)
    expect([code, stdout]).toEqual([0, 'bland.scenarios.json: wrote 4 scenarios.\n'])
    expect(await cli.read('bland.scenarios.d.ts')).toMatch(/"Acme": [^]*"Edited"/u)
    const run = await cli.run(['run', ...file], edited.env)
    expect(run.code).toBe(3)
    expect(run.stderr).toContain(
      '“Edited” has changed (callerPrompt: “You are calm.” → “You are angry.”)',
    )
    expect([...mock.launches, ...edited.launches]).toEqual([])

    const warned = await cli.run(
      ['run', ...file, '--drift', 'warn', '--poll-interval', '100'],
      edited.env,
    )
    expect(warned.code).toBe(1)
    expect(warned.stdout).toContain('bland.scenarios.json no longer matches Bland: “Edited” has')
    expect(warned.stdout).toContain(
      'Bland › Edited › is polite [changed: its definition is not that of the snapshot]',
    )
    expect(edited.launches).toHaveLength(1)
  })

  test.each([
    [
      'a report that is not there',
      ['baseline', 'accept', 'none.json'],
      /Could not read none\.json/u,
    ],
    ['a folder', ['diff', '.', '.'], /Could not read \./u],
    ['a file of another tool', ['diff', 'own.json', 'own.json'], /own\.json is no report\.json/u],
    [
      'an age without excuses',
      ['run', ...QUICK, '--baseline', FILE, '--baseline-max-age', '9'],
      /--baseline-max-age 9 does nothing.*Set --baseline-fail/u,
    ],
    ['an update in a CI', ['run', ...COMPARING], /refused with CI=true/u],
  ])('%s is refused with exit code 2', async (_what, args, message) => {
    await using cli = await createCli()
    await writeFile(join(cli.dir, 'own.json'), '{}')
    await mkdir(join(cli.dir, 'bland-report'))
    await writeFile(join(cli.dir, 'bland-report/index.html'), '')
    const { code, stderr } = await cli.run(args, { ...UPDATE, CI: 'true', BLAND_API_KEY: 'k' })
    expect(stderr).toMatch(message)
    // Only a command that writes reports points to the last one.
    expect(stderr.includes('the report of an earlier run')).toBe(args[0] === 'run')
    expect(code).toBe(2)
  })
})

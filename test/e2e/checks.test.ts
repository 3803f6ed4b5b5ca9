/** Checks of a user in both runners: at their own lines, typed, and the same live and on a recording. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FILES, open } from '../helpers/front.ts'
import { statesOf } from '../helpers/junit.ts'
import { scenario, suiteFile } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'

const run = promisify(execFile)
const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

const angry = scenario('Angry', {
  run: { chat_history: [{ role: 'assistant', content: 'I promise you a Refund.' }] },
})
const CASSETTE = `cassette: 'acme.bland.json',`
const RECORD = { BLAND_CASSETTE: 'record' }

/** A suite with checks; their first line is the fifth of the file. */
function checked(runner: Runner, checks: string, options = ''): string {
  const closed = suiteFile('Acme', options, runner).replace(/\)\n$/u, '')
  return `${closed}, ({ check }) => {\n${checks}\n})\n`
}

describe.concurrent.each<Runner>(['vitest', 'playwright'])('in %s', (runner) => {
  const file = FILES[runner]

  test('a check may be written after the recording, and fails at its own line', async () => {
    await using mock = await startBlandMock({ scenarios: [angry] })
    const empty = { [file]: checked(runner, '', CASSETTE) }
    await using front = await open(runner, { files: empty })
    await front.play({ ...mock.env, ...RECORD })
    const never = `  check('never promises a refund', ({ run, expect }) => {
    expect(run).not.toHaveSaid(/refund/i)
  })
  check('is soft', ({ run, expect }) => { expect.soft(run.turn_count).toBe(-1) })`
    await front.write(file, checked(runner, never, CASSETTE))
    const { code, junit, output } = await front.play()
    expect(statesOf(junit).slice(-2)).toEqual([
      'Acme.Angry › never promises a refund: failed',
      'Acme.Angry › is soft: failed',
    ])
    expect(junit.suites[0]?.cases.at(-1)?.message).toContain('-1')
    expect(output).toContain('expect(run).not.toHaveSaid(/refund/i)')
    expect(output).toMatch(
      new RegExp(String.raw`${file.replaceAll('.', String.raw`\.`)}:5:\d+`, 'u'),
    )
    expect(output).not.toMatch(/node_modules\/@bland-suite/u)
    expect(code).toBe(1)
    expect(mock.launches).toHaveLength(1)
  })

  test('a check sees the same live and on the recording, even what was redacted', async () => {
    const content = 'You can reach me at +1 (415) 555-0132, or at jane@example.com.'
    const caller = scenario('Caller', { run: { chat_history: [{ role: 'user', content }] } })
    await using mock = await startBlandMock({ scenarios: [caller] })
    const check = `  check('leaves a number and an address', ({ run, expect }) => {
    expect(run).toHaveSaid('[phone 1], or at [email 1]', { by: 'caller' })
    expect(run).not.toHaveSaid(/555|jane/)
  })`
    await using front = await open(runner, { files: { [file]: checked(runner, check, CASSETTE) } })
    const live = await front.play({ ...mock.env, ...RECORD })
    const replay = await front.play()
    expect(statesOf(live.junit).at(-1)).toBe('Acme.Caller › leaves a number and an address: passed')
    expect(statesOf(replay.junit)).toEqual(statesOf(live.junit))
    expect([live.code, replay.code]).toEqual([0, 0])
  })

  test('run and matchers are typed', async () => {
    const config = {
      compilerOptions: {
        target: 'es2023',
        module: 'nodenext',
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
      },
      include: ['right.ts', 'wrong.ts'],
    }
    const right = `  check('is typed', { only: ['A'] }, async ({ run, expect }) => {
    const turns: number | null = run.turn_count
    expect(turns).toBe(2)
    expect(run).toHaveToneAtLeast('backChanneling', 0.5)
    expect(run).not.toHaveVisited(['a', 'b'])
  })`
    const wrong = `  // @ts-expect-error no such tone
  check('a', ({ run, expect }) => expect(run).toHaveToneAtLeast('warmth', 0.5))
  // @ts-expect-error no such speaker
  check('b', ({ run, expect }) => expect(run).toHaveSaid('x', { by: 'user' }))
  // @ts-expect-error no such option
  check('c', { onyl: ['A'] }, () => {})
  // @ts-expect-error no such field of a suite
  check('d', ({ runs }) => runs)`
    await using project = await open(runner, {
      files: {
        'tsconfig.json': JSON.stringify(config),
        'right.ts': checked(runner, right),
        'wrong.ts': checked(runner, wrong),
      },
    })
    const { stdout } = await run(process.execPath, [TSC, '-p', project.dir]).catch(
      (error: unknown) => ({ stdout: String(Object(error).stdout) }),
    )
    expect(stdout).toBe('')
  })
})

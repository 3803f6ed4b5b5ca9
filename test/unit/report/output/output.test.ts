import type { Ran } from '../../../../src/report/output/ran.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveReporterOptions } from '../../../../src/options/reporter/reporter-options.ts'
import { beginOutput } from '../../../../src/report/output/output.ts'
import { ownMark } from '../../../../src/report/output/process-mark.ts'
import type { ReporterSettings } from '../../../../src/options/reporter/reporter-options.ts'
import { createRecorder } from '../../../../src/session/recorder.ts'
import { parseJUnit, statesOf } from '../../../helpers/junit.ts'
import { aFolder, aNative, aRunRecord } from '../helpers.ts'

function settingsIn(root: string, junit?: string): ReporterSettings {
  return resolveReporterOptions({ outDir: 'out', junit, github: false }, 'the test', root)
}

const NOTHING: Ran = { cases: [], folders: [], interruptedBy: null }

/** What a run with one passed conversation has left. */
function playedIn(root: string, junit?: string): ReporterSettings {
  const settings = settingsIn(root, junit)
  const output = beginOutput(settings)
  const session = join(settings.outDir, '.bland', 'first')
  const record = createRecorder(session, settings.outDir, 'late').writeRun(aRunRecord())
  output.end({ ...NOTHING, cases: [aNative({ record })], folders: [session] })
  return settings
}

function read(root: string, path = 'out/junit.xml'): string {
  return readFileSync(join(root, path), 'utf8')
}

function states(root: string, path?: string): readonly string[] {
  return statesOf(parseJUnit(read(root, path)))
}

function all(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted((a, b) =>
    a < b ? -1 : 1,
  )
}

describe('a run that begins', () => {
  test('replaces what an older one has left by a report that is not finished', async () => {
    await using folder = await aFolder()
    const { path } = folder
    const settings = playedIn(path, 'elsewhere/bland.xml')
    expect(states(path, 'elsewhere/bland.xml')).toEqual(['Desk.Refund › run completes: passed'])
    const output = beginOutput(settings)

    expect(states(path, 'elsewhere/bland.xml')).toEqual([
      'bland-suite › report is complete: errored',
    ])
    expect(read(path, 'out/report.json')).toContain('has not written its report')
    expect(read(path, 'out/index.html')).toContain('has not written its report')
    expect(existsSync(join(path, 'out/transcripts'))).toBe(false)
    expect(existsSync(join(path, 'out/.bland/first'))).toBe(false)
    output.end(NOTHING)
    expect(all(join(path, 'out'))).toEqual(['.bland', 'index.html', 'report.json', 'report.md'])
  })

  test('leaves what is not of bland-suite', async () => {
    await using folder = await aFolder()
    mkdirSync(join(folder.path, 'out'))
    writeFileSync(join(folder.path, 'out/other.xml'), 'theirs')
    beginOutput(settingsIn(folder.path)).end(NOTHING)
    expect(read(folder.path, 'out/other.xml')).toBe('theirs')
  })

  test('puts all back where tests ran, and none was of Bland', async () => {
    await using folder = await aFolder()
    const settings = playedIn(folder.path)
    const [before, xml] = [all(folder.path), read(folder.path)]
    const { isGreen, summary } = beginOutput(settings).end({ ...NOTHING, hasTests: true })
    expect({ isGreen, summary }).toEqual({ isGreen: true, summary: '' })
    expect(all(folder.path)).toEqual(before)
    expect(read(folder.path)).toBe(xml)
  })

  test('leaves no folder where there was none, and no test was of Bland', async () => {
    await using folder = await aFolder()
    beginOutput(settingsIn(folder.path)).end({ ...NOTHING, hasTests: true })
    expect(all(folder.path)).toEqual([])
  })

  test('keeps the records that it merges, and the memory of its own watch session', async () => {
    await using folder = await aFolder()
    const settings = playedIn(folder.path)
    beginOutput(settings, { keepsRecords: true }).end(NOTHING)
    expect(existsSync(join(folder.path, 'out/.bland/first'))).toBe(true)
    for (const name of ['watch-own', 'watch-other'])
      mkdirSync(join(folder.path, 'out/.bland', name))
    beginOutput(settings, { keep: 'watch-own' }).end(NOTHING)
    expect(all(join(folder.path, 'out/.bland'))).toEqual(['watch-own'])
  })

  test('is one with another reporter of the same process', async () => {
    await using folder = await aFolder()
    const settings = playedIn(folder.path)
    const xml = read(folder.path)
    const [first, second] = [beginOutput(settings), beginOutput(settings)]
    for (const output of [first, second]) output.end({ ...NOTHING, hasTests: true })
    expect(read(folder.path)).toBe(xml)
  })

  test('removes an older XML elsewhere where its folder cannot be written', async () => {
    await using folder = await aFolder()
    writeFileSync(join(folder.path, 'out'), 'a file in the way')
    writeFileSync(join(folder.path, 'bland.xml'), '<testsuites/>')
    expect(() => beginOutput(settingsIn(folder.path, 'bland.xml'))).toThrow(
      join(folder.path, 'out'),
    )
    expect(existsSync(join(folder.path, 'bland.xml'))).toBe(false)
  })
})

/** Marks a folder as in use. */
function markAs(root: string, fields: Partial<ReturnType<typeof ownMark>>): void {
  mkdirSync(join(root, 'out/.bland'), { recursive: true })
  const mark = { ...ownMark(), ...fields }
  writeFileSync(join(root, 'out/.bland/in-use.json'), JSON.stringify(mark))
}

/** A process that has ended. */
async function pidOfThePast(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'close')
  return child.pid ?? 0
}

describe('a folder that is in use', () => {
  test('is refused by name, and nothing in it is touched', async () => {
    await using folder = await aFolder()
    const settings = playedIn(folder.path)
    const { pid } = process
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    await once(child, 'spawn')
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    markAs(folder.path, { pid: child.pid ?? pid, start })
    expect(() => beginOutput(settings)).toThrow(
      `The folder ${settings.outDir} is in use by another test run (process ${child.pid} on ${hostname()})`,
    )
    expect(states(folder.path)).toEqual(['Desk.Refund › run completes: passed'])
    child.kill()
  })

  test('is refused where the process is on another machine', async () => {
    await using folder = await aFolder()
    markAs(folder.path, { host: 'build-7' })
    expect(() => beginOutput(settingsIn(folder.path))).toThrow('on build-7')
  })

  test.each([
    ['has ended', async () => ({ pid: await pidOfThePast() })],
    ['had a number that another process has now', async () => ({ start: '1' })],
    ['ran before the machine was started', async () => ({ boot: 'another', pid: 1 })],
    [
      'is on another machine, and has been silent for long',
      async () => ({ host: 'build-7', seen: Date.now() - 600_000 }),
    ],
  ])('is taken over where its process %s', async (_what, fields) => {
    await using folder = await aFolder()
    markAs(folder.path, await fields())
    beginOutput(settingsIn(folder.path)).end(NOTHING)
    expect(states(folder.path)).toEqual([])
    expect(existsSync(join(folder.path, 'out/.bland/in-use.json'))).toBe(false)
  })

  test('is taken over where its mark was cut off', async () => {
    await using folder = await aFolder()
    mkdirSync(join(folder.path, 'out/.bland'), { recursive: true })
    writeFileSync(join(folder.path, 'out/.bland/in-use.json'), '{"host":')
    beginOutput(settingsIn(folder.path)).end(NOTHING)
    expect(states(folder.path)).toEqual([])
  })
})

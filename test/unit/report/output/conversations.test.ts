import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeCheck } from '../../../../src/record/check-records.ts'
import { resolveReporterOptions } from '../../../../src/options/reporter/reporter-options.ts'
import { publish } from '../../../../src/report/output/publish.ts'
import type { NativeCase } from '../../../../src/report/model/native-case.ts'
import { createRecorder } from '../../../../src/session/recorder.ts'
import { aCaseRecord, aFolder, aNative, aRunRecord } from '../helpers.ts'

/** Reports the cases of one conversation, and reads its files and the page of the run. */
async function publishIn(path: string, cases: readonly NativeCase[]) {
  const settings = resolveReporterOptions({ outDir: 'out', github: false }, 'the test', path)
  publish({ cases, folders: [], interruptedBy: null }, settings)
  const read = (name: string): string => readFileSync(join(path, 'out', name), 'utf8')
  const [, page = ''] = /href="(transcripts\/[^"]+\.html)#run"/u.exec(read('index.html')) ?? []
  return { page: read(page), text: read(page.replace(/html$/u, 'txt')) }
}

describe('a conversation in a report', () => {
  test('is red where a check has failed after it was recorded', async () => {
    await using folder = await aFolder()
    const record = createRecorder(folder.path, join(folder.path, 'out')).writeRun(aRunRecord())
    const said = { verdict: 'failed', reason: 'nobody said goodbye' } as const
    writeCheck(record, aCaseRecord({ kind: 'check', title: 'says goodbye', ...said }))
    const check = aNative({ record, kind: 'check', title: 'says goodbye' })
    const { page, text } = await publishIn(folder.path, [aNative({ record }), check])
    expect(page).toContain('<span class="i failed">failed</span>')
    expect(page).toContain('nobody said goodbye')
    expect(text).toMatch(/failed\s+says goodbye\n\s+nobody said goodbye/u)
  })

  test('is errored where a hook of the user has failed', async () => {
    await using folder = await aFolder()
    const record = createRecorder(folder.path, join(folder.path, 'out')).writeRun(aRunRecord())
    const native = { state: 'failed', message: 'the clean-up threw' } as const
    const { page, text } = await publishIn(folder.path, [aNative({ record, native })])
    expect(page).toContain('<span class="i errored">not judged</span>')
    for (const one of [page, text]) expect(one).toContain('the clean-up threw')
  })

  test('has the cases of both suites that judge its run', async () => {
    await using folder = await aFolder()
    const [first, second] = ['Desk', 'Night'].map((suite) => {
      const recorder = createRecorder(join(folder.path, suite), join(folder.path, 'out'))
      const red = { verdict: 'failed', reason: 'too slow' } as const
      const cases = [aCaseRecord(suite === 'Desk' ? red : {})]
      const record = recorder.writeRun(aRunRecord({ suite, cases }))
      return aNative({ suite, suiteKey: suite, record })
    })
    const { page } = await publishIn(folder.path, [first ?? aNative(), second ?? aNative()])
    expect(page).toContain('Desk › run completes')
    expect(page).toContain('Night › run completes')
    expect(page).toContain('too slow')
  })
})

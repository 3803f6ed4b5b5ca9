import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeCheck } from '../../../../src/record/check-records.ts'
import { resolveReporterOptions } from '../../../../src/options/reporter/reporter-options.ts'
import { publish } from '../../../../src/report/output/publish.ts'
import type { NativeCase } from '../../../../src/report/model/native-case.ts'
import { createRecorder } from '../../../../src/session/recorder.ts'
import { aRun } from '../../helpers/bodies.js'
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

  test('is there for each attempt, with the verdicts of that attempt alone', async () => {
    await using folder = await aFolder()
    const attempts = (['failed', 'passed'] as const).map((verdict, index) => {
      const reason = verdict === 'passed' ? null : 'was rude'
      const run = aRun({ id: `r${index + 1}` })
      return { batchId: 'b', run, cases: [aCaseRecord({ verdict, reason })] }
    })
    const rule = { times: 3, needed: 1, when: 'always', stopEarly: true } as const
    const cases = [aCaseRecord({ note: 'flaky', flaky: true, attempt: 0 })]
    const run = attempts[0]?.run ?? null
    const recorder = createRecorder(folder.path, join(folder.path, 'out'))
    const record = recorder.writeRun(aRunRecord({ run, rule, attempts, cases }))
    const { page, text } = await publishIn(folder.path, [aNative({ record })])
    expect(page).toContain('<span>Refund, attempt 1 of 3</span>')
    expect(page).toContain('href="refund--r2.html#run"')
    expect(text).toMatch(/^Desk › Refund, attempt 1 of 3$/mu)
    const other = readFileSync(join(folder.path, 'out/transcripts/refund--r2.txt'), 'utf8')
    expect(other).toContain('Refund, attempt 2 of 3')
    expect(other).not.toContain('was rude')
    expect(readdirSync(join(folder.path, 'out/transcripts'))).toHaveLength(4)
  })
})

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tellGitHub } from '../../../src/report/github/github.js'
import { because } from '../../../src/verdict/verdict.js'
import { aCase, aFolder, aReport, aSuite } from './helpers.ts'

const location = { file: 'agent.test.ts', line: 3 }
const red = aReport(
  aSuite({ cases: [aCase({ verdict: because('failed', 'was rude'), location })] }),
)
const ANNOTATION = '::error file=agent.test.ts,line=3,title=Refund › run completes::was rude'

function tell(stepSummary: string | null, report = red): readonly string[] {
  const ci = { isCi: true, isGitHub: true, stepSummary, takesAttachments: false, checkout: null }
  return tellGitHub(report, ci, { transcriptOf: () => 'out/transcript.txt' })
}

describe('telling GitHub', () => {
  test('adds to what other commands of the step have written', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'summary')
    await writeFile(path, '# Lint\nclean')
    expect(tell(path)).toEqual([ANNOTATION])
    tell(path)
    const written = await readFile(path, 'utf8')
    expect(written).toMatch(/^# Lint\nclean\n## ❌ Bland: 1 of 1 scenario failed\n/u)
    expect(written.match(/## ❌ Bland/gu)).toHaveLength(2)
    expect(written).toContain('transcript out/transcript.txt')
  })

  test('writes no summary where there is no file for one', () => {
    expect(tell(null)).toEqual([ANNOTATION])
  })

  test('adds no more than there is room for', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'summary')
    const full = 'x'.repeat(999_000)
    await writeFile(path, full)
    expect(tell(path)).toEqual([ANNOTATION])
    expect(await readFile(path, 'utf8')).toBe(full)
  })

  test('says that a summary cannot be written, and fails nothing', async () => {
    await using folder = await aFolder()
    const lines = tell(join(folder.path, 'missing', 'summary'))
    expect(lines[0]).toBe(ANNOTATION)
    expect(lines[1]).toMatch(/^::warning title=Bland::The summary of the job was not written\. /u)
    expect(lines).toHaveLength(2)
  })

  test('says nothing where no case of Bland was reported', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'summary')
    expect(tell(path, aReport())).toEqual([])
    await expect(readFile(path)).rejects.toThrow('ENOENT')
  })
})

/** Repeated attempts in every output. */
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import type { AttemptRecord, CaseRecord } from '../../../src/record/record.ts'
import { githubAnnotations } from '../../../src/report/github/annotations.ts'
import { listPage } from '../../../src/report/html/list/list-page.ts'
import { parseReport } from '../../../src/report/json/parse-report.ts'
import { toJson } from '../../../src/report/json/json.ts'
import { toJUnit } from '../../../src/report/junit/junit.ts'
import { toMarkdown } from '../../../src/report/markdown/markdown.ts'
import { makeReport } from '../../../src/report/model/report.ts'
import { renderSummary } from '../../../src/report/terminal/summary.ts'
import { aRun } from '../helpers/bodies.js'
import { aCaseRecord, aNative, aRunRecord, complaints } from './helpers.ts'
import { parsePage, textOf, textsOf } from './html/pages.ts'

const RULE = { times: 3, needed: 2, when: 'failed', stopEarly: true } as const

/** An attempt with one assertion, that takes ten seconds. */
function attempt(id: string, verdict: CaseRecord['verdict']): AttemptRecord {
  const reason = verdict === 'passed' ? null : 'was rude'
  const run = aRun({ id, duration_ms: 10_000, status: verdict.toUpperCase() })
  const polite = aCaseRecord({ kind: 'assertion', title: 'is polite', verdict, reason })
  return { batchId: `batch-of-${id}`, run, cases: [aCaseRecord(), polite] }
}

const EVIDENCE: CaseRecord['evidence'] = [
  { label: 'Attempt 1', text: 'failed (run r1): was rude', isOfAttempts: true },
  { label: 'Attempt 2', text: 'passed (run r2)', isOfAttempts: true },
  { label: 'Only failing attempts visited', text: 'offer_reschedule', isOfAttempts: true },
  { label: 'Reasoning', text: 'The agent sighed.' },
]

/** The report of a scenario whose assertion ended so over its attempts. */
function reportOf(attempts: readonly AttemptRecord[], polite: Partial<CaseRecord>) {
  const counts = { passed: attempts.length, failed: 0, errored: 0, of: 3 }
  const [shown] = attempts
  const cases = [
    aCaseRecord({ attempts: counts, attempt: attempts.length - 1 }),
    aCaseRecord({ kind: 'assertion', title: 'is polite', attempt: 0, ...polite }),
  ]
  const { run, batchId } = shown ?? { run: null, batchId: null }
  const record = aRunRecord({ run, batchId, rule: RULE, attempts, cases })
  const natives = cases.map(({ kind, title }) => aNative({ kind, title, record: '/r' }))
  return makeReport(natives, new Map([['/r', record]]))
}

const THREE = [attempt('r1', 'failed'), attempt('r2', 'passed'), attempt('r3', 'passed')]

const flaky = reportOf(THREE, {
  note: 'flaky: 2 passed, 1 failed',
  evidence: EVIDENCE,
  attempts: { passed: 2, failed: 1, errored: 0, of: 3 },
  flaky: true,
})

const red = reportOf([attempt('r1', 'failed'), attempt('r2', 'failed')], {
  verdict: 'failed',
  reason: '0 of 3 passed, 2 needed: was rude',
  evidence: EVIDENCE,
  attempts: { passed: 0, failed: 2, errored: 0, of: 3 },
})

const plain = picocolors.createColors(false)

describe('a flaky case', () => {
  test('passes in the XML, with its first failure in it', async () => {
    const xml = toJUnit(flaky)
    expect(await complaints(xml)).toEqual([])
    expect(xml).toContain(' failures="0" errors="0"')
    const told = /<flakyFailure (?<tag>[^>]*)>\s*<stackTrace>(?<text>.*?)<\/stackTrace>/su.exec(xml)
    expect(told?.groups?.['tag']).toBe('message="was rude" type="bland.assertion"')
    expect(told?.groups?.['text']).toContain('Attempt 2: passed (run r2)')
    expect(told?.groups?.['text']).toContain('Only failing attempts visited: offer_reschedule')
    expect(xml.match(/flakyFailure /gu)).toHaveLength(1)
  })

  test('is counted apart in the summary, with all attempts', () => {
    const lines = renderSummary(flaky, { junit: null, colors: plain }).split('\n')
    expect(lines).toContain(
      '    Cases 1 flaky | 1 passed (2) · 3 attempts of 1 scenario (at most 3) · 30.0 s of conversation',
    )
    expect(lines).toContain('          ~ Desk › Refund › is polite')
    expect(lines).toContain('            flaky: 2 passed, 1 failed')
  })

  test('warns on GitHub, and is named in the Markdown', () => {
    expect(githubAnnotations(flaky)).toEqual([
      '::warning title=Refund › is polite::flaky: 2 passed, 1 failed',
    ])
    const markdown = toMarkdown(flaky)
    expect(markdown).toContain('Cases: 1 flaky, 1 passed · 3 attempts of 1 scenario (at most 3)')
    expect(markdown).toContain('| passed, flaky: is polite |')
  })

  test('is worth a look on the page, with a chip for each attempt', () => {
    const page = parsePage(listPage(flaky, { placeOf }))
    expect(textsOf(page, '.group:not(#flat) h2')).toEqual(['Worth a look 1'])
    expect(textsOf(page, '.row .attempts a')).toEqual([
      'failedattempt 1',
      'passedattempt 2',
      'passedattempt 3',
    ])
    const links = [...page.querySelectorAll('.attempts a')].map((one) => one.getAttribute('href'))
    expect(links).toEqual([1, 2, 3].map((number) => `transcripts/r${number}.html#run`))
    expect(textOf(page, '.cases li')).toContain('Only failing attempts visited: offer_reschedule')
    expect(textOf(page, 'h1 + p')).toContain('1 flaky · 3 attempts of 1 scenario (at most 3)')
    expect(textsOf(page, '[name=l] option')).toEqual(['Any label', 'flaky'])
  })
})

function placeOf({ run }: Pick<AttemptRecord, 'run'>) {
  return run && { page: `transcripts/${run.id}.html`, id: 'run' }
}

describe('a red case', () => {
  test('is one failure in the XML, with all attempts in its text', async () => {
    const xml = toJUnit(red)
    expect(await complaints(xml)).toEqual([])
    expect(xml).toContain('message="0 of 3 passed, 2 needed: was rude"')
    const text = /<failure [^>]*>(?<text>.*?)<\/failure>/su.exec(xml)?.groups?.['text'] ?? ''
    for (const { label, text: said } of EVIDENCE) expect(text).toContain(`${label}: ${said}`)
    expect(xml).not.toContain('flakyFailure')
  })

  test('has the counts and the ids of its attempts in properties', () => {
    const xml = toJUnit(red)
    expect(xml).toContain('<property name="bland.attempts" value="2"/>')
    expect(xml).toContain('<property name="bland.run_ids" value="r1,r2"/>')
    expect(xml).toContain('<property name="bland.run_id" value="r1"/>')
    expect(xml).toContain('<property name="bland.passed" value="0/3"/>')
    expect(xml).toContain(' time="20.000"')
  })

  test('shows the whole reasoning in Markdown, and each attempt', () => {
    const markdown = toMarkdown(red)
    expect(markdown).toContain('0 of 3 passed, 2 needed: was rude · Reasoning: The agent sighed.')
    expect(markdown).toContain('\n  - Attempt 2: passed &#40;run r2&#41;\n')
    expect(markdown).toContain('\n  - Only failing attempts visited: offer&#95;reschedule\n')
  })
})

describe('report.json', () => {
  test('has the rule, the attempts, and the counts of each case, as version 2', () => {
    const { version, runs } = parseReport(JSON.parse(toJson(flaky)))
    expect(version).toBe(2)
    const [run] = runs
    expect(run?.rule).toEqual(RULE)
    expect(run?.runId).toBe('r1')
    expect(run?.attempts?.map(({ runId, verdict, batchId }) => [runId, verdict, batchId])).toEqual([
      ['r1', 'failed', 'batch-of-r1'],
      ['r2', 'passed', 'batch-of-r2'],
      ['r3', 'passed', 'batch-of-r3'],
    ])
    expect(run?.cases[1]).toMatchObject({
      attempts: { passed: 2, failed: 1, errored: 0, of: 3 },
      flaky: true,
      attempt: 0,
    })
  })

  test('stays at version 1 where every scenario is played once', () => {
    const once = makeReport([aNative({ record: '/r' })], new Map([['/r', aRunRecord()]]))
    expect(parseReport(JSON.parse(toJson(once))).version).toBe(1)
    expect(toJson(once)).not.toMatch(/attempt|rule/u)
  })
})

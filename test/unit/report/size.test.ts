/** How much a report is of the largest batch that somebody has, and how long it takes. */
import { expect, test } from 'vitest'
import { githubAnnotations } from '../../../src/report/github/annotations.js'
import { listPage } from '../../../src/report/html/list/list-page.js'
import { toJson } from '../../../src/report/json/json.js'
import { toJUnit } from '../../../src/report/junit/junit.js'
import { toMarkdown } from '../../../src/report/markdown/markdown.js'
import { because } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { aCase, aSuite, aSuiteRecord, turns } from './helpers.ts'

const RUNS = 500
/** 40 kB of conversation with what has to be escaped in it. */
const SAID = turns(
  ...Array.from({ length: 100 }, () => `It's “<b>${'about 400 & more '.repeat(24)}”`),
)
const TONE = { overall_tone_score: 0.6, empathy: 0.4 }

/** Every run failed, in each of its cases. */
const suites = Array.from({ length: RUNS }, (_, index) => {
  const id = `f2c4b1d0-1111-4222-8333-${String(index).padStart(12, '0')}`
  const reason = `expected: transcript contains “appointment ${index} confirmed” — ${'The agent did not say so. '.repeat(8)}`
  const evidence = ['Expected', 'Received', 'Reasoning'].map((label) => ({ label, text: reason }))
  const red = Array.from({ length: 5 }, (__, n) =>
    aCase({
      title: `assertion ${n}`,
      kind: 'assertion',
      verdict: because('failed', reason),
      evidence,
    }),
  )
  return aSuite({
    name: `Desk.Scenario ${index}`,
    scenario: `Scenario ${index}`,
    run: aRun({ id, chat_history: SAID, overall_score: 0.4, bland_tone_score: TONE }),
    cases: [aCase({ duration: 60_000 }), ...red],
  })
})
const report = { suites, batches: [aSuiteRecord()] }

function transcriptOf(): string {
  return 'bland-report/transcripts/scenario--run.txt'
}

test('500 runs of 40 kB are rendered in seconds, each output in its bounds', () => {
  const before = process.cpuUsage()
  const page = listPage(report, { placeOf: () => ({ page: transcriptOf(), id: 'run' }) })
  const markdown = toMarkdown(report, { transcriptOf })
  const xml = toJUnit(report, { transcriptOf })
  const annotations = githubAnnotations(report)
  const { user, system } = process.cpuUsage(before)
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000)
  expect(Buffer.byteLength(markdown)).toBeLessThan(1_048_576)
  expect(Buffer.byteLength(xml)).toBeLessThan(10_000_000)
  expect(annotations).toHaveLength(10)
  // Of the processor, in microseconds: how busy the machine is does not count. It was 1.5 s when this was written.
  expect(user + system).toBeLessThan(6_000_000)
})

test('500 runs are a report.json of a few megabytes, as it holds no conversation', () => {
  expect(Buffer.byteLength(toJson(report))).toBeLessThan(10_000_000)
})

/** How outputs show the conversations that a judge of a check run has rated. */
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { listPage } from '../../../src/report/html/list/list-page.js'
import { toJUnit } from '../../../src/report/junit/junit.js'
import { toMarkdown } from '../../../src/report/markdown/markdown.js'
import { renderSummary } from '../../../src/report/terminal/summary.js'
import { failureDetails } from '../../../src/report/text/text.js'
import { because } from '../../../src/verdict/verdict.js'
import { parsePage } from './html/pages.ts'
import { aCase, aReport, aSuite, turns } from './helpers.ts'

const CONVERSATION = turns('One.', 'Two.', 'Three.', 'Four.', 'Five.\nagent: forged')
const evidence = [
  { label: 'Score', text: '0 of 100' },
  { label: 'Refund (1a2b3c4d)', text: 'It\nwas rude.', conversation: CONVERSATION },
  { label: 'Angry (5e6f7a8b)', text: 'It hung up.', conversation: [] },
]
const checkRun = { id: 'c1', agentId: 'desk', versionId: 'v1', status: 'FAILED', cost: null }
const suite = aSuite({
  run: null,
  batchId: null,
  checkRun: { ...checkRun, duration: 0 },
  cases: [aCase({ kind: 'judge', title: 'Warm', verdict: because('failed', '0 %'), evidence })],
})

const LINES = [
  'Score: 0 of 100',
  'Refund (1a2b3c4d): It was rude.',
  '  caller │ Two.',
  '  agent  │ Three.',
  '  caller │ Four.',
  '  agent  │ Five. agent: forged',
  'Angry (5e6f7a8b): It hung up.',
].join('\n')

describe('a conversation that a judge has rated', () => {
  test('has a line with the reason and its last turns below in a terminal', () => {
    expect(failureDetails(evidence, { run: null, batchId: null })).toBe(LINES)
  })

  test('has its reason in the summary, if it is one of the first two that do not match', () => {
    const rated = [...evidence, { label: 'Late (9a0b1c2d)', text: 'It sighed.', conversation: [] }]
    const report = aReport({
      ...suite,
      cases: suite.cases.map((one) => ({ ...one, evidence: rated })),
    })
    expect(
      renderSummary(report, { junit: null, colors: picocolors.createColors(false) }),
    ).toContain(
      `
          ✗ Desk › Refund › Warm
            0 %
            Refund (1a2b3c4d): It was rude.
            Angry (5e6f7a8b): It hung up.
            and 1 more conversation
`,
    )
  })

  test('has the same lines in the XML, which names the check run', () => {
    expect(toJUnit(aReport(suite))).toContain(`${LINES}\n\nBland: check run c1]]>`)
  })

  test('has an item in the list of its judge in Markdown, and all its turns folded', () => {
    const markdown = toMarkdown(aReport(suite))
    expect(markdown).toContain(
      [
        '- **Warm** failed: 0 % · Score: 0 of 100',
        '  - Refund &#40;1a2b3c4d&#41;: It was rude.',
        '  - Angry &#40;5e6f7a8b&#41;: It hung up.\n',
      ].join('\n'),
    )
    expect(markdown.match(/<summary>.*turns<\/summary>/gu)).toEqual([
      '<summary>Refund &#40;1a2b3c4d&#41;, 5 turns</summary>',
    ])
    expect(markdown).toContain('agent: One.\ncaller: Two.\n')
  })

  test('is folded below its reason on the page', () => {
    const page = parsePage(listPage(aReport(suite)))
    const folded = [...page.querySelectorAll('.cases details')]
    expect(folded.map(({ textContent }) => textContent)).toEqual([
      'Conversation, 5 turnsagent: One.caller: Two.agent: Three.caller: Four.agent: Five.\nagent: forged',
    ])
  })
})

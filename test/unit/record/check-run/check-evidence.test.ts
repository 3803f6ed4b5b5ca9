/** The evidence of a judge: what it said of each conversation, and the conversation itself. */
import { expect, test } from 'vitest'
import { toJudgeRecord } from '../../../../src/record/check-run/check-evidence.ts'
import { aRun } from '../../helpers/bodies.ts'

const planned = {
  kind: 'judge',
  id: 'j1',
  title: 'Warm tone',
  judge: { id: 'j1', required: true, targets: [] },
} as const

test('has an entry for each conversation, with its reason and its turns', () => {
  const run = aRun({
    id: 'call-1',
    chat_history: [{ role: 'user', content: 'No.\nagent: Your refund is sent.' }],
  })
  const said = {
    eval_agent_id: 'j1',
    selected_level_label: null,
    is_target_match: false,
    is_insufficient_evidence: false,
    reasoning_md: 'It was curt.',
    failed: false,
    failure_message: null,
  }
  const reasons = [{ call_id: 'call-1', call_display_name: 'Refund', agent_results: [said] }]
  const judged = { planned, verdict: { verdict: 'failed', reason: 'missed' }, results: [] } as const
  const { evidence } = toJudgeRecord(judged, null, { reasons, runs: [run], trouble: null })
  expect(evidence).toEqual([
    { label: 'Refund (call-1)', text: 'It was curt.', conversation: run.chat_history },
  ])
})

/** A test run of a dental practice's agent, as its records: 30 scenarios of which six are red, each for another reason. */
import { aboutScenario } from '../../src/model/definition/about-scenario.ts'
import type { CaseRecord, RunRecord, SuiteRecord } from '../../src/record/record.ts'
import type { Run } from '../../src/model/run.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import { runSchema } from '../../src/model/run-schema.ts'
import { scenarioSchema } from '../../src/model/scenario.ts'
import { makeReport } from '../../src/report/model/report.ts'
import type { Report } from '../../src/report/model/report.ts'
import type { NativeCase } from '../../src/report/model/native-case.ts'

const SAID = [
  'Brightwater Dental, good morning. How can I help?',
  'Cancel my appointment. You have moved it twice now.',
  'I am sorry to hear that. May I have your name and the day?',
  'Mira Talven. Monday, eight in the morning.',
  'Thank you, Mira. I could offer you Tuesday at eleven instead.',
  'No. I said cancel. I do not want another date.',
  'I understand this is frustrating. There is also Wednesday at four.',
  'Are you listening? Cancel it, and tell me that it is done.',
  'I hear you. I will pass your wish on to the front desk.',
  'So is it cancelled or not?',
  'Someone from our team will get back to you. Is there anything else?',
  'Unbelievable. Goodbye.',
] as const

const CATEGORIES = ['booking', 'cancellation', 'information', 'robustness'] as const
const TAGS = [['smoke'], ['regression', 'angry'], [], ['new patient', 'smoke']] as const

const LONG =
  'The caller asks for a cancellation in turn 2 and repeats it in turns 6, 8 and 10. The agent never confirms it. In turns 5 and 7 it offers other dates although the caller has declined them, and in turn 9 it says “I will pass your wish on to the front desk”, which leaves the appointment in place. Asked directly whether it is cancelled, the agent promises a call back instead of an answer. The criterion asks for a plain confirmation before the call ends; there is none.'

/** The kinds of red scenarios, in turn. */
const RED: readonly (() => { readonly name: string; readonly fields: Partial<RunRecord> })[] = [
  () => ({
    name: 'Cancels angrily',
    fields: {
      cases: [
        completes(),
        asserted('Confirms the cancellation', {
          verdict: 'failed',
          reason: `expected: a plain confirmation — ${LONG.slice(0, 299)}…`,
          evidence: [
            { label: 'Expected', text: 'a plain confirmation' },
            { label: 'Reasoning', text: LONG },
            { label: 'Quoted from', text: 'turn 9 of 12 (agent)', turn: 8 },
          ],
        }),
        advisory(),
      ],
    },
  }),
  () => ({
    name: 'Reports strong pain on a Sunday',
    fields: {
      cases: [
        completes(),
        gate('tone.empathy', 'tone: empathy ≥ 0.70', '0.48'),
        asserted('Stays polite'),
      ],
    },
  }),
  () => ({
    name: 'Calls from a bad line',
    fields: {
      run: null,
      cases: [
        { ...completes(), verdict: 'errored', reason: 'Bland returned no run for this scenario' },
        asserted('Repeats the date', { verdict: 'skipped', reason: 'the run has no result' }),
      ],
    },
  }),
  () => ({
    name: 'Gives the birth date in pieces',
    fields: {
      cases: [
        completes(),
        asserted('Repeats the date back', {
          verdict: 'errored',
          reason: 'not evaluated: Bland returned no result for it',
        }),
      ],
    },
  }),
  () => ({
    name: 'Books for two children',
    fields: {
      cases: [completes(), gate('turns', 'at most 10 turns', '12 turns')],
    },
  }),
  () => ({
    name: 'Asks for a human at once',
    fields: {
      cases: [
        completes(),
        {
          ...aCase('check', 'hands over'),
          verdict: 'failed',
          reason: 'expected the run to have visited “human_handover”',
          evidence: [{ label: 'Visited', text: 'greeting → find_intent → take_message' }],
        },
      ],
    },
  }),
]

function aCase(kind: CaseRecord['kind'], title: string, id: string = title): CaseRecord {
  const none = { reason: null, note: null, assertion: null, evidence: [] }
  return { kind, id, title, verdict: 'passed', ...none }
}

function completes(): CaseRecord {
  return aCase('run', 'run completes', 'completes')
}

function asserted(title: string, fields: Partial<CaseRecord> = {}): CaseRecord {
  const criterion = `Did the agent do this: ${title}?`
  const assertion = { id: title, type: 'LLM_JUDGE', required: true, criterion }
  return { ...aCase('assertion', title), assertion, ...fields }
}

function advisory(): CaseRecord {
  return asserted('Mentions the cancellation fee', {
    verdict: 'skipped',
    isAdvisory: true,
    reason: 'advisory: Bland marked it failed — A fee is not mentioned in turn 3.',
    evidence: [{ label: 'Reasoning', text: 'A fee is not mentioned in turn 3.' }],
  })
}

function gate(id: string, title: string, received: string): CaseRecord {
  const evidence = [
    { label: 'Expected', text: title },
    { label: 'Received', text: received },
  ]
  const reason = `expected: ${title} — received: ${received}`
  return { ...aCase('gate', title, id), verdict: 'failed', reason, evidence }
}

/** Makes the record of a scenario; the first six of `red` fail. */
export function sampleRecord(index: number, red = 6): RunRecord {
  const kind = index < red ? RED[index % RED.length]?.() : undefined
  const name = kind?.name ?? `Books a check-up, variant ${index}`
  const title = kind !== undefined && index >= RED.length ? `${name} #${index}` : name
  const scenario = scenarioOf(index, title)
  const run = runOf(index, kind === undefined)
  const passed = [completes(), ...PASSING.map((what) => asserted(what))]
  return {
    version: 1,
    kind: 'run',
    suite: 'Brightwater Dental',
    scenario: title,
    scenarioId: scenario.id,
    about: aboutScenario(scenario),
    host: 'api.bland.ai',
    batchId: 'batch-1',
    run,
    cases: index % 11 === 10 ? [...passed, advisory()] : passed,
    ...kind?.fields,
  }
}

const PASSING = ['Stays polite', 'Confirms the date', 'Names the price', 'Says goodbye']

function scenarioOf(index: number, name: string): Scenario {
  return scenarioSchema.parse({
    id: `scenario-${index}`,
    name,
    category: CATEGORIES[index % 4],
    max_turns: 15,
    tags: TAGS[index % 4],
    description: 'A caller wants something, and must hear that it is done.',
    tester_persona_name: 'Impatient patient',
    tester_persona_prompt: 'You are Mira Talven. You are short, and accept no other date.',
    start_node_id: 'greeting',
  })
}

function runOf(index: number, isGreen: boolean): Run {
  return runSchema.parse({
    id: `f2c4b1d0-1111-4222-8333-${String(index).padStart(12, '0')}`,
    scenario_id: `scenario-${index}`,
    batch_id: 'batch-1',
    pathway_id: 'pathway-1',
    version_number: 14,
    status: isGreen ? 'PASSED' : 'FAILED',
    chat_history: SAID.map((content, at) => ({
      role: at % 2 === 0 ? 'assistant' : 'user',
      content,
    })),
    nodes_visited: [
      'greeting',
      'find_intent',
      'cancel_lookup',
      'offer_reschedule',
      'offer_reschedule',
    ],
    variables_extracted: { patient_name: 'Mira Talven', request: 'cancel' },
    turn_count: 12,
    duration_ms: 40_000 + (index % 50) * 1000,
    overall_score: isGreen ? 0.8 + (index % 20) / 100 : 0.45,
    bland_tone_score: {
      overall_tone_score: 0.6 + (index % 40) / 100,
      naturalness: 0.71,
      empathy: 0.48,
      issues: ['Repeats an offer that the caller has declined (turns 5 and 7).'],
      examples: { good: ['Turn 3 acknowledges the complaint.'], needs_improvement: [] },
    },
    assertion_results: [
      {
        assertion_id: 'Stays polite',
        status: 'passed',
        reasoning: 'The agent stays courteous in turn 3.',
      },
    ],
    created_at: '2026-11-24T09:14:03.000Z',
  })
}

const SUITE: SuiteRecord = {
  version: 1,
  kind: 'suite',
  suite: 'Brightwater Dental',
  host: 'api.bland.ai',
  batchId: 'batch-1',
  batchStatus: 'FAILED',
  production: false,
  cases: [],
}

/** Makes the report of a test run of so many scenarios. */
export function sampleReport(count = 30, red = 6): Report {
  const records = Array.from({ length: count }, (_, index) => sampleRecord(index, red))
  const paths = records.map((record, index) => [`${index}.json`, record] as const)
  const natives = paths.flatMap(([path, record]) => nativesOf(record, path))
  return makeReport(
    natives,
    new Map<string, RunRecord | SuiteRecord>([...paths, ['suite.json', SUITE]]),
  )
}

/** What a runner says of the cases of a record: all ended as recorded. */
export function nativesOf(
  { suite, scenario, cases }: RunRecord,
  record: string,
): readonly NativeCase[] {
  return cases.map(({ kind, id, title }) => ({
    project: null,
    key: { suite: 'desk', scenario, kind, id },
    suite,
    scenario,
    title,
    record,
    native: { state: 'passed' },
    location: { file: 'agent.test.ts', line: 3 },
  }))
}

/** Suites of agents, and tags: what a plan has of what an account has. Nothing here starts a batch. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import {
  count,
  outline,
  PATHWAY,
  planOf,
  prepare,
  refusalOf,
  settingsOf,
} from '../helpers/sessions.ts'

const AGENT = 'agent-1'
const ASSERTED = [{ id: 'a1', name: 'Refunds' }]

const SCENARIOS: readonly MockScenario[] = [
  { id: 's1', name: 'Refund', agent_id: AGENT, tags: ['Nightly', 'billing'], assertions: ASSERTED },
  { id: 's2', name: 'Person', agent_id: AGENT, tags: ['slow'], assertions: ASSERTED },
  { id: 's3', name: 'Untagged', agent_id: AGENT, assertions: ASSERTED },
  { id: 's4', name: 'Template', agent_id: AGENT, tags: ['slow'], is_template: true },
  { id: 's5', name: 'Off', agent_id: AGENT, enabled: false, assertions: ASSERTED },
  { id: 's6', name: 'Other agent', agent_id: 'agent-2', tags: ['slow'], assertions: ASSERTED },
  { id: 's7', name: 'Pathway', tags: ['slow'], assertions: ASSERTED },
]

const world = (options: MockOptions = {}): MockOptions => ({
  scenarios: SCENARIOS,
  shape: 'current',
  ...options,
})

/** An API that filters nothing. */
const unfiltered: MockOptions = {
  rewrite: ({ path, body }) => {
    if (path.endsWith('/scenarios')) body.data = everything
  },
}
const everything = SCENARIOS.map(({ play: _play, ...scenario }) => ({
  pathway_id: scenario.agent_id === undefined ? PATHWAY : null,
  persona_id: null,
  agent_id: null,
  enabled: true,
  ...scenario,
}))

/** How many runs of a batch a suite of an agent has. */
const sizeOf = async (mock: BlandMock, agentId: string): Promise<number> =>
  (await planOf(mock, { batchId: 'b1', agentId })).scenarios.length

describe('a suite of an agent', () => {
  test('has the scenarios of the agent, without templates and those that are switched off', async () => {
    await using mock = await startBlandMock(world())
    const plan = await planOf(mock, { agentId: AGENT })
    expect(Object.keys(outline(plan))).toEqual(['Refund', 'Person', 'Untagged'])
    expect(mock.requests[0]?.query).toEqual({ agent_id: AGENT, enabled: 'true' })
    expect(count(mock, 'POST', /./u)).toBe(0)
  })

  test('has them too where the API filters nothing', async () => {
    await using mock = await startBlandMock(world(unfiltered))
    const plan = await planOf(mock, { agentId: AGENT })
    expect(Object.keys(outline(plan))).toEqual(['Refund', 'Person', 'Untagged'])
  })

  test('that no scenario has is refused', async () => {
    await using mock = await startBlandMock(world())
    expect(await refusalOf(mock, { agentId: 'agent-9' })).toMatch(
      /^No scenario matches the filter \(`agentId: "agent-9"`/u,
    )
  })

  test('is refused at exactly 100 rows, templates counted', async () => {
    const many = Array.from({ length: 100 }, (_none, index) => ({
      id: `s${index}`,
      name: `Number ${index}`,
      agent_id: AGENT,
      is_template: index > 0,
      assertions: ASSERTED,
    }))
    await using mock = await startBlandMock({ scenarios: many, shape: 'current' })
    expect(await refusalOf(mock, { agentId: AGENT })).toMatch(/^Bland lists at most 100 scenarios/u)
    const named = await planOf(mock, { agentId: AGENT, only: ['Number 0'] })
    expect(Object.keys(outline(named))).toEqual(['Number 0'])
  })

  test('chooses the runs of a batch that are of the agent', async () => {
    await using mock = await startBlandMock(world({ batches: [{ id: 'b1' }] }))
    const plan = await planOf(mock, { batchId: 'b1', agentId: 'agent-2' })
    expect(Object.keys(outline(plan))).toEqual(['Other agent'])
    const pathway = await planOf(mock, { batchId: 'b1', pathwayId: PATHWAY })
    expect(Object.keys(outline(pathway))).toEqual(['Pathway'])
  })
})

describe('the runs of an agent whose scenarios cannot be read', () => {
  const hidden = world({ definitions: 'missing', batches: [{ id: 'b1' }] })

  test('are found by what the runs say', async () => {
    const agents: Readonly<Record<string, string>> = { s6: 'agent-2' }
    await using mock = await startBlandMock({
      ...hidden,
      rewrite: ({ path, body }) => {
        if (!path.includes('/batches/')) return
        for (const run of body.data.runs) run.agent_id = agents[run.scenario_id] ?? AGENT
      },
    })
    expect(await sizeOf(mock, 'agent-2')).toBe(1)
    expect(await sizeOf(mock, AGENT)).toBe(SCENARIOS.length - 1)
  })

  test('are all there where the runs say nothing: nothing is skipped silently', async () => {
    await using mock = await startBlandMock(hidden)
    expect(await sizeOf(mock, 'agent-2')).toBe(SCENARIOS.length)
  })
})

describe('tags', () => {
  test.each([
    [['nightly'], ['Refund']],
    [[' BILLING '], ['Refund']],
    [['slow'], ['Person']],
    [
      ['slow', 'billing'],
      ['Refund', 'Person'],
    ],
  ])('%j select the scenarios with any of them: %j', async (tags, titles) => {
    await using mock = await startBlandMock(world())
    expect(Object.keys(outline(await planOf(mock, { agentId: AGENT, tags })))).toEqual(titles)
  })

  test('choose runs of a batch', async () => {
    await using mock = await startBlandMock(world({ batches: [{ id: 'b1' }] }))
    const plan = await planOf(mock, { batchId: 'b1', agentId: AGENT, tags: ['billing'] })
    expect(Object.keys(outline(plan))).toEqual(['Refund'])
  })

  test('that nobody has are refused, with the nearest one or all of them', async () => {
    await using mock = await startBlandMock(world())
    expect(await refusalOf(mock, { agentId: AGENT, tags: ['biling'] })).toMatch(
      /Did you mean “billing”\?$/u,
    )
    expect(await refusalOf(mock, { agentId: AGENT, tags: ['weekly'] })).toMatch(
      /Available tags: “Nightly”, “billing”, “slow”\.$/u,
    )
  })

  test.each([[undefined], [null], ['slow'], [[7]], [[{ name: 'slow' }]]])(
    'leave in a scenario whose tags are %j: nothing is skipped silently',
    async (tags) => {
      await using mock = await startBlandMock(
        world({
          rewrite: ({ path, body }) => {
            if (path.endsWith('/scenarios')) for (const one of body.data) one.tags = tags
          },
        }),
      )
      const plan = await planOf(mock, { agentId: AGENT, tags: ['billing'] })
      expect(Object.keys(outline(plan))).toEqual(['Refund', 'Person', 'Untagged'])
      expect(plan.notes).toContain(
        'Bland gives no `tags` for 3 scenarios, which the filter therefore left in.',
      )
    },
  )

  test('that are redacted are found all the same', async () => {
    const tag = 'call +1 415 555 0123 back'
    const scenarios = [{ ...SCENARIOS[0], name: 'Refund', tags: [tag] }, ...SCENARIOS.slice(1)]
    await using mock = await startBlandMock(world({ scenarios }))
    const plan = await planOf(mock, { agentId: AGENT, tags: [tag] })
    expect(Object.keys(outline(plan))).toEqual(['Refund'])
  })
})

describe('a version of a scenario that is read by id', () => {
  test('is refused where the scenario tests an agent', async () => {
    await using mock = await startBlandMock(world())
    const refusal = await refusalOf(mock, { scenarioIds: ['s1'], versionNumber: 12 })
    expect(refusal).toMatchInlineSnapshot(
      `"\`versionNumber\` does nothing for the scenario “Refund”, which tests an agent: a batch plays the newest saved version of an agent; \`checks\` tests an exact one. Leave the version out, or put the scenarios of agents into a suite of their own."`,
    )
  })

  test.each([
    [{ versionNumber: 12 }, {}],
    [{}, { BLAND_VERSION_NUMBER: '12' }],
  ])('is refused where only one of them does: %j, %j', async (asked, env) => {
    await using mock = await startBlandMock(world())
    const settings = settingsOf(mock, { scenarioIds: ['s7', 's1'], ...asked }, env)
    const prepared = await prepare(settings)
    expect(prepared.state === 'unplanned' && prepared.error.message).toMatch(
      /does nothing for the scenario “Refund”/u,
    )
  })

  test('is a note where the environment asks for it', async () => {
    await using mock = await startBlandMock(world())
    const env = { BLAND_VERSION_NUMBER: '12' }
    const prepared = await prepare(settingsOf(mock, { scenarioIds: ['s1'] }, env))
    expect(prepared).toMatchObject({
      state: 'planned',
      plan: {
        notes: [
          'BLAND_VERSION_NUMBER=12 has no effect here: a batch plays the newest saved version of an agent.',
        ],
      },
    })
  })

  test('is not asked for where a scenario is a template, which is refused', async () => {
    await using mock = await startBlandMock(world())
    expect(await refusalOf(mock, { scenarioIds: ['s1', 's4'] })).toBe(
      'Scenario s4 is a template, which Bland does not play. Check `scenarioIds`.',
    )
  })

  test('is planned where it tests a pathway', async () => {
    await using mock = await startBlandMock(world())
    const plan = await planOf(mock, { scenarioIds: ['s7'], versionNumber: 12 })
    expect(Object.keys(outline(plan))).toEqual(['Pathway'])
  })
})

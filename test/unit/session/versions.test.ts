/** Versions of pathways: looked up before a launch, and compared with what each run played. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions, MockVersion } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { playAll } from '../helpers/play.ts'
import { count, PATHWAY, settingsOf } from '../helpers/sessions.ts'

const live = { version_number: 9, is_prev_published: true, is_staging: false }
const staged = { version_number: 10, is_prev_published: false, is_staging: true }
const draft = { version_number: 11, is_prev_published: false, is_staging: false }
const old = { version_number: 8, is_prev_published: false, is_staging: false }
const VERSIONS = [old, live, staged, draft]

function world(versions: readonly MockVersion[] | null, options: MockOptions = {}): MockOptions {
  return {
    scenarios: [
      { id: 's1', name: 'Refund', assertions: [{ id: 'a1', name: 'Refunds' }], play: { takes: 0 } },
    ],
    shape: 'current',
    ...(versions && { pathways: [{ id: PATHWAY, versions }] }),
    ...options,
  }
}

type Asked = NonNullable<SuiteOptions['versionNumber']>

async function play(mock: BlandMock, versionNumber: Asked, env = {}): Promise<string> {
  const suite = { pathwayId: PATHWAY, versionNumber }
  const { told } = await playAll(settingsOf(mock, suite, env))
  return told['Refund']?.['run completes'] ?? ''
}

const playing = (version: unknown): MockOptions => ({
  rewrite: ({ path, body }) => {
    if (/\/runs\/[^/]+$/u.test(path)) body.data.version_number = version
  },
})

const posts = (mock: BlandMock): number => count(mock, 'POST', /./u)

describe.concurrent('before a launch', () => {
  test.each([
    ['staging', 10],
    ['draft', 11],
    [8, 8],
    [9, 9],
  ] as const)('%j is version %j', async (asked, number) => {
    await using mock = await startBlandMock(world(VERSIONS))
    expect(await play(mock, asked)).toBe('passed')
    expect(mock.launches).toMatchObject([{ versionNumber: number }])
  })

  test('an unknown number is refused: Bland would play production', async () => {
    await using mock = await startBlandMock(world(VERSIONS))
    expect(await play(mock, 12)).toBe(
      `errored: Pathway ${PATHWAY} has no version 12. Available versions: 11, 10, 9, 8. Without a version number, the version in production is tested.`,
    )
    expect(posts(mock)).toBe(0)
  })

  test.each<[string, Asked, readonly MockVersion[], RegExp]>([
    [
      'nothing is in staging',
      'staging',
      [live, draft],
      /has no version in staging: ask for a version by its number/u,
    ],
    [
      'no row says what is',
      'staging',
      [{ version_number: 3 }],
      /does not say which one .* staging/u,
    ],
    ['two are', 'staging', [staged, { ...draft, is_staging: true }], /does not say which one/u],
    ['no row says', 'draft', [{ version_number: 3 }], /does not say which one .* published/u],
    ['all drafts are older', 'draft', [old, live], /no draft after the version in production/u],
    ['there are no versions', 'draft', [], /does not say .* Bland lists no versions\.$/u],
  ])('a named version is refused where %s: %j', async (_why, asked, versions, reason) => {
    await using mock = await startBlandMock(world(versions))
    expect(await play(mock, asked)).toMatch(reason)
    expect(posts(mock)).toBe(0)
  })

  test.each([400, 403, 404, 405])('a number goes on where the list answers %i', async (status) => {
    const faults = [
      { match: { path: '/v1/pathway/*' }, answer: { kind: 'status', status } },
    ] as const
    await using mock = await startBlandMock(world(VERSIONS, { faults }))
    expect(await play(mock, 12)).toBe('passed')
    expect(await play(mock, 'staging')).toBe(
      'errored: There is no readable list of versions that says which one is in staging: ask for a version by its number.',
    )
    expect(mock.launches).toHaveLength(1)
  })

  test('nothing starts while the list is out of order', async () => {
    const answer = { kind: 'status', status: 401 } as const
    const faults = [{ match: { path: '/v1/pathway/*' }, answer }]
    await using mock = await startBlandMock(world(VERSIONS, { faults }))
    expect(await play(mock, 9)).toMatch(/^errored: Bland answered GET .*versions with HTTP 401/u)
    expect(posts(mock)).toBe(0)
  })

  test.each([
    ['a page', { message: 'hello' }],
    ['half a list', { data: VERSIONS, total: 90 }],
  ])('a list that is %s names no version', async (_what, body) => {
    const faults = [{ match: { path: '/v1/pathway/*' }, answer: { kind: 'body', body } }] as const
    await using mock = await startBlandMock(world(VERSIONS, { faults }))
    expect(await play(mock, 'draft')).toMatch(/^errored: There is no readable list of versions/u)
    expect(posts(mock)).toBe(0)
  })

  test('a list in an envelope, with numbers as text, is read all the same', async () => {
    const data = VERSIONS.map((one) => ({ ...one, version_number: String(one.version_number) }))
    const answer = { kind: 'body', body: { data, errors: null } } as const
    const faults = [{ match: { path: '/v1/pathway/*' }, answer }]
    await using mock = await startBlandMock(world(VERSIONS, { faults }))
    expect(await play(mock, 'staging')).toBe('passed')
    expect(mock.launches).toMatchObject([{ versionNumber: 10 }])
  })

  test('a number among unreadable ones goes on, and the run is compared', async () => {
    const body = [live, { ...draft, version_number: 'v11' }]
    const faults = [{ match: { path: '/v1/pathway/*' }, answer: { kind: 'body', body } }] as const
    await using mock = await startBlandMock(world(VERSIONS, { faults }))
    expect(await play(mock, 11)).toBe('passed')
  })

  test('the pathway is read from scenarios that are named by id', async () => {
    await using mock = await startBlandMock(world(VERSIONS))
    const suite = { scenarioIds: ['s1'], versionNumber: 'staging' } as const
    await playAll(settingsOf(mock, suite))
    expect(mock.launches).toMatchObject([{ versionNumber: 10 }])
  })

  test('scenarios of two pathways need the same version', async () => {
    const [refund] = world(VERSIONS).scenarios ?? []
    const other = { ...refund, id: 's2', name: 'Booking', pathway_id: 'p2' }
    const versions = [{ ...live, is_staging: true }]
    const pathways = [
      { id: PATHWAY, versions: VERSIONS },
      { id: 'p2', versions },
    ]
    const scenarios = refund === undefined ? [] : [refund, other]
    await using mock = await startBlandMock(world(null, { scenarios, pathways }))
    const suite = { scenarioIds: ['s1', 's2'] }
    const { told } = await playAll(settingsOf(mock, { ...suite, versionNumber: 'staging' }))
    expect(told['Refund']?.['run completes']).toMatch(/different versions .* \(10 and 9\)/u)
    expect(posts(mock)).toBe(0)
    await playAll(settingsOf(mock, { ...suite, versionNumber: 9 }))
    expect(mock.launches).toMatchObject([{ versionNumber: 9 }])
  })

  test('a list that cannot be read leaves the name of its own pathway open', async () => {
    const [refund] = world(VERSIONS).scenarios ?? []
    const scenarios =
      refund === undefined ? [] : [refund, { ...refund, id: 's2', pathway_id: 'p2' }]
    await using mock = await startBlandMock(world(VERSIONS, { scenarios }))
    const suite = { scenarioIds: ['s1', 's2'], versionNumber: 'staging' } as const
    const { told } = await playAll(settingsOf(mock, suite))
    expect(JSON.stringify(told)).toContain('There is no readable list of versions')
    expect(posts(mock)).toBe(0)
  })

  test('a persona has no version in staging', async () => {
    const scenarios = [{ id: 's1', name: 'Refund', persona_id: 'q1' }]
    await using mock = await startBlandMock(world(VERSIONS, { scenarios }))
    const suite = { personaId: 'q1', versionNumber: 'staging' } as const
    const { told } = await playAll(settingsOf(mock, suite))
    expect(told['Refund']?.['run completes']).toMatch(/^errored: .*says which one is in staging/u)
    expect(posts(mock)).toBe(0)
  })

  test('nothing is looked up where no version is asked for', async () => {
    await using mock = await startBlandMock(world(VERSIONS))
    await playAll(settingsOf(mock, { pathwayId: PATHWAY }))
    expect(mock.requests.filter(({ path }) => path.startsWith('/v1/pathway'))).toEqual([])
  })
})

describe.concurrent('what a run says it played', () => {
  test.each([
    [9, null, 'passed'],
    [9, 9, 'passed'],
    [9, undefined, 'passed'],
    [10, null, 'errored: asked for version 10, Bland played what is in production'],
    [10, 9, 'errored: asked for version 10, Bland played version 9'],
    [10, 'v10', 'errored: asked for version 10, Bland played version v10'],
    ['staging', null, 'errored: asked for version 10, Bland played what is in production'],
  ] as const)('is compared: asked for %j, played %j', async (asked, played, told) => {
    await using mock = await startBlandMock(world(VERSIONS, playing(played)))
    expect(await play(mock, asked)).toBe(told)
  })

  test('is not taken for production where two versions are said to be there', async () => {
    const both = [live, { ...staged, is_prev_published: true }]
    await using mock = await startBlandMock(world(both, playing(null)))
    expect(await play(mock, 9)).toMatch(/^errored: asked for version 9, Bland played what is in/u)
  })

  test('is anything where production was asked for', async () => {
    await using mock = await startBlandMock(world(VERSIONS, playing(9)))
    const { told } = await playAll(settingsOf(mock, { pathwayId: PATHWAY }))
    expect(told['Refund']?.['run completes']).toBe('passed')
  })

  test.each([
    ['staging', 10, 'passed'],
    ['staging', 9, 'errored: asked for version 10, Bland played version 9'],
    [12, 12, 'passed'],
    [9, null, 'passed'],
  ] as const)('is compared for a batch of the environment: %j, %j', async (asked, played, told) => {
    const options = { ...playing(played), batches: [{ id: 'b1' }] }
    await using mock = await startBlandMock(world(VERSIONS, options))
    expect(await play(mock, asked, { BLAND_BATCH_ID: 'b1' })).toBe(told)
    expect(posts(mock)).toBe(0)
  })
})

/**
 * The XML of every batch of the table, through programs that read JUnit XML: each shows the cases, verdicts
 * and failures of the report.
 *
 * The schema that the XML is validated against is our own. No package of npm that is installed here ships
 * one, and there is none to ship: JUnit has no published schema, and those that circulate (windyroad's,
 * Surefire's, Jenkins') contradict each other. No file with counters on `testsuites`, properties on a case
 * or `file` is valid against all of them. Ours is what they have in common, and the bounds of readers that
 * cannot be run here.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanLine } from '../../src/report/junit/hygiene.ts'
import { toJUnit } from '../../src/report/junit/junit.ts'
import type { JUnitOptions } from '../../src/report/junit/junit.ts'
import { unfinished } from '../../src/report/model/interruption.ts'
import { makeReport } from '../../src/report/model/report.ts'
import type { Report } from '../../src/report/model/report.ts'
import { batches } from '../e2e/tables/batches.ts'
import type { BatchRow } from '../e2e/tables/row.ts'
import { parseJUnit } from '../helpers/junit.ts'
import { complaints } from '../unit/report/helpers.ts'
import { playRows } from './play-rows.ts'
import { isRed, readers } from './readers.ts'
import type { Counts, ReadCase, State } from './readers.ts'

/** When the run began. */
const startedAt = new Date('2026-11-26T08:00:00Z')

const WAYS = {
  'as it is': { startedAt },
  'with full titles and attachments': {
    startedAt,
    titles: 'full',
    transcriptOf: ({ run }) => (run === null ? null : 'bland-report/transcripts/refund--1.txt'),
  },
} as const satisfies Readonly<Record<string, JUnitOptions>>

type Way = keyof typeof WAYS
const ways: readonly Way[] = ['as it is', 'with full titles and attachments']

const rows = batches.map((row) => [row.name, row] as const)

interface Written {
  readonly report: Report
  readonly xml: Readonly<Record<Way, string>>
}

let folder = ''
let played: ReadonlyMap<BatchRow, Written> = new Map()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bland-suite-conformance-'))
  const reported = await playRows(batches, join(folder, 'records'))
  await Promise.all(ways.map((way) => mkdir(join(folder, way))))
  const rendered = reported.map(({ row, report }) => {
    const [plain, full] = ways.map((way) => toJUnit(report, WAYS[way]))
    const xml = { 'as it is': plain ?? '', 'with full titles and attachments': full ?? '' }
    return [row, { report, xml }] as const
  })
  const files = rendered.flatMap(([row, { xml }]) =>
    ways.map((way) => [fileOf(way, row), xml[way]] as const),
  )
  await Promise.all(files.map(([path, xml]) => writeFile(path, xml)))
  played = new Map(rendered)
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

function fileOf(way: Way, row: BatchRow): string {
  return join(folder, way, `${batches.indexOf(row)}.xml`)
}

function writtenOf(row: BatchRow): Written {
  const written = played.get(row)
  if (written === undefined) throw new Error(`${row.name} was not played`)
  return written
}

/** What the XML says, read without knowing more than XML. */
function casesIn(xml: string): readonly ReadCase[] {
  return parseJUnit(xml).suites.flatMap(({ name: suite, cases }) =>
    cases.map(({ name, state, message, text }) =>
      isRed(state) ? { suite, name, state, message, text } : { ...NO_FAILURE, suite, name, state },
    ),
  )
}

const NO_FAILURE = { message: '', text: '' }

const NONE: Counts = { passed: 0, failed: 0, errored: 0, skipped: 0 }

function countsOf(cases: readonly { readonly state: State }[]): Counts {
  const count = (word: State) => cases.filter(({ state }) => state === word).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    errored: count('errored'),
    skipped: count('skipped'),
  }
}

describe.each(ways)('the XML, %s', (way) => {
  test('is valid, of every batch', async () => {
    expect(played.size).toBe(batches.length)
    const all = [...played.values()].map(({ xml }) => xml[way])
    expect(await complaints(...all)).toEqual([])
  })

  test('has a time on every suite, also where nothing was played', () => {
    for (const { xml } of played.values()) {
      const suites = xml[way].match(/^ *<testsuite .*/gmu) ?? []
      expect(suites.filter((one) => !/ timestamp="[^"]+Z"/u.test(one))).toEqual([])
      expect(suites.length).toBeGreaterThan(0)
    }
  })

  test.each(rows)('has the cases of the report, and no other: %s', (_row, row) => {
    const { report, xml } = writtenOf(row)
    const reported = report.suites.flatMap(({ name: suite, scenario, cases }) =>
      cases.map(({ title, verdict: { verdict: state } }) => {
        const before = way === 'as it is' || scenario === null ? '' : `${scenario} › `
        return { suite: cleanLine(suite), name: cleanLine(`${before}${title}`), state }
      }),
    )
    const found = casesIn(xml[way])
    expect(found.map(({ suite, name, state }) => ({ suite, name, state }))).toEqual(reported)
    expect(found.some(({ state }) => isRed(state))).toBe(row.colour === 'red')
    expect(found.filter(({ state, text }) => isRed(state) && text === '')).toEqual([])
  })
})

describe.each(Object.entries(readers))('%s', (_name, reader) => {
  describe.each(ways)('shows each case, its verdict and why it failed, %s', (way) => {
    test.each(rows)('%s', async (_row, row) => {
      const told = casesIn(writtenOf(row).xml[way])
      const shown = told.map((one) =>
        one.state === 'errored' ? { ...one, state: reader.errorsAre ?? one.state } : one,
      )
      const { cases, counts = countsOf(cases) } = await reader.read(fileOf(way, row))
      const listed = reader.sorts === true ? inOrder : trimmed
      expect(listed(cases)).toEqual(listed(shown))
      expect(counts).toEqual(countsOf(reader.countsErrors === true ? told : shown))
    })
  })
})

/** Where nothing was played: a run that has not finished, and one that has selected nothing. */
const UNPLAYED = [
  ['a run that has not finished', unfinished('it was killed'), { ...NONE, errored: 1 }],
  ['a run of no case', makeReport([], new Map()), NONE],
] as const

describe.each(UNPLAYED)('the XML of %s', (what, report, counts) => {
  const xml = toJUnit(report, { startedAt })

  test('is valid', async () => {
    expect(await complaints(xml)).toEqual([])
    expect(xml).toContain('timestamp="2026-11-26T08:00:00.000Z"')
  })

  test.each(Object.entries(readers))('is counted by %s', async (name, reader) => {
    const path = join(folder, `${what} ${Object.keys(readers).indexOf(name)}.xml`)
    await writeFile(path, xml)
    const errorsAre = reader.countsErrors === true ? 'errored' : (reader.errorsAre ?? 'errored')
    const { cases, counts: told = countsOf(cases) } = await reader.read(path)
    expect(cases).toHaveLength(counts.errored)
    expect(told).toEqual({ ...NONE, [errorsAre]: counts.errored })
  })
})

function trimmed(cases: readonly ReadCase[]): readonly ReadCase[] {
  return cases.map((one) => ({ ...one, text: one.text.trim() }))
}

function inOrder(cases: readonly ReadCase[]): readonly ReadCase[] {
  return trimmed(cases).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ suite, name }: ReadCase): string {
  return JSON.stringify([suite, name])
}

/**
 * The table: every batch that a test knows, reported by Vitest, by Playwright in both of its forms, and on
 * the command line. Each says what its row says; the XML is the same; and what the runner itself shows of
 * a test, step or line agrees with it.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { comparable, statesIn } from '../helpers/outcome.ts'
import type { Outcome } from '../helpers/outcome.ts'
import { playersOf, playTable } from '../helpers/play-table.ts'
import type { Played } from '../helpers/play-table.ts'
import { rows } from './tables/batches.ts'
import type { BatchRow, Form } from './tables/row.ts'

const chosen = rows.filter((row) => playersOf(row).length > 0)

describe('every runner reports alike, and as the row says:', () => {
  let played: Played

  // Only what a filter has selected; and Vitest wants a pattern first, if only an empty one.
  // oxlint-disable-next-line no-empty-pattern -- as said above
  beforeAll(async ({}, { tasks }) => {
    const selected = new Set(tasks.flatMap(({ mode, name }) => (mode === 'run' ? [name] : [])))
    played = await playTable(chosen.filter(({ name }) => selected.has(name)))
  }, 600_000)

  test.each(chosen.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const outcomes = [...(played.get(row) ?? [])]
    expect(outcomes.map(([form]) => form).toSorted()).toEqual(playersOf(row).toSorted())
    for (const [form, outcome] of outcomes) {
      expectSaid(row, form, outcome)
      expectShown(row, form, outcome)
      expect(outcome.code, form).toBe(codeOf(row, form))
      expect(comparable(outcome.suites), form).toEqual(comparable(outcomes[0]?.[1].suites ?? []))
    }
  })
})

function codeOf({ colour, isNotStarted }: BatchRow, form: Form): number {
  if (colour === 'green') return 0
  return form === 'command line' && isNotStarted === true ? 3 : 1
}

/** What the XML has: the colour, the cases, and their reasons. */
function expectSaid(row: BatchRow, form: Form, { suites, posts, launched }: Outcome): void {
  const failures = suites.reduce((sum, suite) => sum + suite.failures + suite.errors, 0)
  expect(suites.length, form).toBeGreaterThan(0)
  expect(failures > 0 ? 'red' : 'green', form).toBe(row.colour)
  expect(posts, form).toBe(row.posts ?? 1)
  expect(launched, form).toEqual(row.launched === undefined ? launched : [row.launched])
  const lines = linesOf(suites)
  const states = lines.map(({ state }) => state)
  expect(states, form).toEqual(row.cases ?? states)
  const reasons = lines.map(({ reason }) => reason).join('\n')
  const isSaid = (part: string | RegExp) =>
    typeof part === 'string' ? reasons.includes(part) : part.test(reasons)
  const missing = [row.says ?? []].flat().filter((part) => !isSaid(part))
  const leaked = (row.hides ?? []).filter((text) => JSON.stringify(suites).includes(text))
  expect({ missing, leaked, reasons }, form).toEqual({ missing: [], leaked: [], reasons })
}

/** `Scenario › case: state`, and `Scenario › case: reason` with what the case is of below it. */
function linesOf(suites: Outcome['suites']) {
  return suites.flatMap(({ name, cases, properties }) => {
    const scenario = name.replace(/^Row \d+\.?/u, '')
    return cases.map(({ name: title, state, type, message, text, output }) => {
      const path = scenario === '' ? title : `${scenario} › ${title}`
      const ids = Object.values(properties).join('\n')
      return {
        state: `${path}: ${state}`,
        reason: [`${path}: ${message}`, `${type}: ${message}`, text, output, ids].join('\n'),
      }
    })
  })
}

/**
 * The runner shows each case as the XML has it, but for what has no test: the case of the batch while it
 * passes or is not selected, and cases of a batch that could not start, on the command line.
 */
function expectShown(row: BatchRow, form: Form, { native, suites }: Outcome): void {
  if (form === 'command line' && row.isNotStarted === true) return
  const isFiltered = row.select !== undefined
  const isShown = (line: string) =>
    isFiltered
      ? // Vitest lists what a filter has left out as skipped.
        !line.startsWith('batch is consistent') && !line.endsWith(': skipped')
      : line !== 'batch is consistent: passed'
  const [shown, said] = [native, statesIn(suites)].map((lines) => lines.filter(isShown).toSorted())
  expect(shown, form).toEqual(said)
}

/**
 * Notes checks that name a node or a variable which no run and no definition of their suite has: it may be
 * misspelt, and `not.toHaveVisited` would always pass.
 */
import { nearest } from '../../options/did-you-mean.ts'
import { oneLine } from '../../verdict/title.ts'
import { isRunRecord } from '../../record/record.ts'
import type { CaseRecord, LoadedRecords, Mentions, RunRecord } from '../../record/record.ts'

type Known = Readonly<Record<keyof Mentions, ReadonlySet<string>>>

/** Adds these notes to records. Needs all records of a test run, because any run may know a name. */
export function noteUnknownNames(records: LoadedRecords): LoadedRecords {
  const runs = [...records.values()].filter(isRunRecord)
  const bySuite = new Map<string, Known>()
  const knownTo = (suite: string): Known => {
    const known = bySuite.get(suite) ?? knownBy(runs.filter((run) => run.suite === suite))
    bySuite.set(suite, known)
    return known
  }
  return new Map(
    [...records].map(([path, record]) => {
      const hasMentions =
        isRunRecord(record) && record.cases.some((one) => one.mentions !== undefined)
      if (!hasMentions) return [path, record]
      const cases = record.cases.map((one) => noted(one, knownTo(record.suite)))
      return [path, { ...record, cases }]
    }),
  )
}

function knownBy(runs: readonly RunRecord[]): Known {
  const defined = runs.flatMap((one) => one.defined ?? [])
  const played = runs.flatMap(({ run, attempts = [] }) => [run, ...attempts.map((one) => one.run)])
  return {
    nodes: new Set([...defined, ...played.flatMap((run) => run?.nodes_visited ?? [])]),
    variables: new Set([
      ...defined,
      ...played.flatMap((run) => Object.keys(run?.variables_extracted ?? {})),
    ]),
  }
}

function noted(one: CaseRecord, known: Known): CaseRecord {
  const { nodes = [], variables = [] } = one.mentions ?? {}
  const notes = [
    ...nodes.flatMap((name) => noteOn('node', name, known.nodes)),
    ...variables.flatMap((name) => noteOn('variable', name, known.variables)),
  ]
  if (notes.length === 0) return one
  const note = notes.join(' ')
  return one.verdict === 'passed'
    ? { ...one, note: one.note === null ? note : `${one.note}; ${note}` }
    : { ...one, evidence: [...one.evidence, { label: 'Note', text: note }] }
}

function noteOn(what: string, name: string, known: ReadonlySet<string>): readonly string[] {
  if (known.has(name)) return []
  const hint = nearest(name, [...known])
  return [`No run and no definition of this suite has the ${what} “${oneLine(name, 120)}”.${hint}`]
}

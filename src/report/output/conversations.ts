/** The conversations of a finished report. Their verdicts are those of every other output. */
import { basename } from 'node:path'
import { conversationParts, titleOf } from '../html/conversation/conversation-page.ts'
import type { Conversation } from '../html/conversation/conversation-page.ts'
import type { Way, Ways } from '../html/conversation/ways-bar.ts'
import { groupBy } from '../model/names.ts'
import type { NonEmpty } from '../model/names.ts'
import { verdictFields } from '../../record/evidence.ts'
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import type { ReportCase } from '../model/report.ts'
import type { Written } from '../../util/whole-file.ts'
import { suiteTitle } from '../text/suite-title.ts'
import { transcript } from '../text/transcript.ts'
import type { Placed, Played } from './conversation-places.ts'

/** Renders the files of all conversations, one file at a time. */
export function* conversations(placed: readonly Placed[]): Generator<Written, void> {
  const at = new Map(placed.map((one, index) => [one, index]))
  for (const [, group] of groupBy(placed, ({ files }) => files.page)) {
    const [{ files }] = group
    const all = group.map((one) => ({
      id: one.id,
      record: recordOf(one.suites),
      ways: waysOf(placed, at.get(one) ?? 0),
    }))
    yield [files.text, transcripts(all)]
    yield [files.page, conversationParts(all, pageTitle(all))]
  }
}

function* transcripts(all: readonly Conversation[]): Generator<string, void> {
  for (const [index, { record }] of all.entries()) {
    yield `${index === 0 ? '' : '\n\n'}${transcript(record)}`
  }
}

function pageTitle(all: readonly Conversation[]): string {
  const [first] = all
  if (first === undefined || all.length > 1) return `${all.length} conversations`
  return titleOf(first.record)
}

function waysOf(placed: readonly Placed[], at: number): Ways {
  return {
    list: '../index.html',
    position: `${at + 1} of ${placed.length}`,
    previous: wayTo(placed[at - 1]),
    next: wayTo(placed[at + 1]),
  }
}

function wayTo(placed: Placed | undefined): Way | null {
  if (placed === undefined) return null
  const { files, id, suites } = placed
  return { href: `${basename(files.page)}#${id}`, scenario: nameOf(suites[0]) }
}

/** Names a conversation: the scenario, and which attempt it is. */
function nameOf({ scenario, attempted }: Played): string {
  return attempted === undefined ? scenario : `${scenario}, ${attempted.name}`
}

function recordOf(group: NonEmpty<Played>): RunRecord {
  const [first] = group
  const { run, host, batchId, about, accepted } = first
  const suites = [...new Set(group.map(suiteTitle))]
  const isShared = suites.length > 1
  return {
    version: 1,
    kind: 'run',
    suite: suites.join(', '),
    scenario: nameOf(first),
    scenarioId: run.scenario_id,
    ...(about !== null && { about }),
    host: host ?? '',
    batchId,
    run,
    ...(accepted !== undefined && { accepted }),
    cases: group.flatMap((suite) =>
      suite.cases.map((one) => toRecord(one, isShared ? `${suiteTitle(suite)} › ` : '')),
    ),
  }
}

function toRecord({ verdict: concluded, title, ...one }: ReportCase, before: string): CaseRecord {
  const { kind, id, assertion, evidence } = one
  const told = verdictFields(concluded)
  return { kind, id, title: `${before}${title}`, ...told, assertion, evidence }
}

/** The conversations of a finished report. Their verdicts are those of every other output. */
import type { Run } from '../../model/run.ts'
import { conversationFiles } from '../../record/conversation-files.ts'
import { conversationPage } from '../html/conversation-page.ts'
import { groupBy } from '../model/names.ts'
import type { NonEmpty } from '../model/names.ts'
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import type { Report, ReportCase, ReportSuite } from '../model/report.ts'
import type { Written } from '../../util/whole-file.ts'
import { suiteTitle } from '../text/suite-title.ts'
import { transcript } from '../text/transcript.ts'

/** A suite with a played scenario. */
type Played = ReportSuite & { readonly scenario: string; readonly run: Run }

/** Renders the files of each conversation. A run of several suites has one page with the cases of all of them. */
export function* conversations({ suites }: Report, outDir: string): Generator<Written, void> {
  const played = suites.filter(isPlayed)
  for (const group of groupBy(
    played,
    (one) => conversationFiles(outDir, one)?.page ?? '',
  ).values()) {
    const files = conversationFiles(outDir, group[0])
    if (files === null) continue
    const record = recordOf(group)
    yield [files.text, transcript(record)]
    yield [files.page, conversationPage(record)]
  }
}

function isPlayed(suite: ReportSuite): suite is Played {
  return suite.scenario !== null && suite.run !== null
}

function recordOf(group: NonEmpty<Played>): RunRecord {
  const [{ scenario, run, host, batchId }] = group
  const suites = [...new Set(group.map(suiteTitle))]
  const isShared = suites.length > 1
  return {
    version: 1,
    kind: 'run',
    suite: suites.join(', '),
    scenario,
    scenarioId: run.scenario_id,
    host: host ?? '',
    batchId,
    run,
    cases: group.flatMap((suite) =>
      suite.cases.map((one) => toRecord(one, isShared ? `${suiteTitle(suite)} › ` : '')),
    ),
  }
}

function toRecord({ verdict: concluded, title, ...one }: ReportCase, before: string): CaseRecord {
  const { verdict } = concluded
  const told =
    concluded.verdict === 'passed'
      ? { reason: null, note: concluded.note ?? null }
      : { reason: concluded.reason, note: null }
  const { kind, id, assertion, evidence } = one
  return { kind, id, title: `${before}${title}`, verdict, ...told, assertion, evidence }
}

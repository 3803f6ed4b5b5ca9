/** The files of a report beside the XML: what is in them and how they are called, not where they go. */
import { conversationPage } from './html/conversation-page.ts'
import { reportPage } from './html/report-page.ts'
import { toJson } from './json.ts'
import type { LoadedRecord, LoadedRecords, RunRecord } from './record.ts'
import type { Report, ReportSuite } from './report.ts'
import { transcriptNames } from './transcript-names.ts'
import { transcript } from './transcript.ts'

/** A file of a report. */
export interface ReportFile {
  /** Below the folder of the reports, with `/`. */
  readonly path: string
  readonly text: string
}

/** The files of a report, and what refers to them. */
export interface ReportFiles {
  /** Each is rendered when it is asked for: conversations are many, and large. */
  readonly files: Iterable<ReportFile>
  /** The transcript of a run, below the folder of the reports; null where none is written. */
  readonly transcriptOf: (suite: ReportSuite) => string | null
}

/** Lays out the report: `index.html`, `report.json`, and a transcript and a page a conversation. */
export function layOutFiles(report: Report, records: LoadedRecords): ReportFiles {
  const runs = [...records.values()].filter(hasRun)
  const nameOf = transcriptNames(runs)
  const written = new Set(runs.map(nameOf))
  const pathTo =
    (extension: string) =>
    (suite: ReportSuite): string | null => {
      const name = nameOf(suite)
      return name !== null && written.has(name) ? `transcripts/${name}.${extension}` : null
    }
  const transcriptOf = pathTo('txt')
  const files = {
    *[Symbol.iterator](): Generator<ReportFile> {
      yield { path: 'index.html', text: reportPage(report, { hrefOf: pathTo('html') }) }
      yield { path: 'report.json', text: toJson(report, { transcriptOf }) }
      for (const record of distinctBy(runs, nameOf))
        yield* conversationFiles(record, nameOf(record))
    },
  }
  return { files, transcriptOf }
}

function* conversationFiles(record: RunRecord, name: string | null): Generator<ReportFile> {
  yield { path: `transcripts/${name}.txt`, text: transcript(record) }
  yield { path: `transcripts/${name}.html`, text: conversationPage(record) }
}

type WithRun = RunRecord & { readonly run: NonNullable<RunRecord['run']> }

function hasRun(record: LoadedRecord): record is WithRun {
  return !(record instanceof Error) && record.kind === 'run' && record.run !== null
}

/** Two projects may have judged one run alike. */
function distinctBy<T>(items: readonly T[], keyOf: (item: T) => unknown): Iterable<T> {
  return new Map(items.map((item) => [keyOf(item), item])).values()
}

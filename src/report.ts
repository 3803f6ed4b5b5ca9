/**
 * What the adapters' reporters render with. Apart from `bland-suite/adapter`, so that test processes
 * do not load what writes XML. Not for users: it changes with the adapters.
 */
export { githubAnnotations } from './report/annotations.ts'
export { layOutFiles } from './report/files.ts'
export type { ReportFile, ReportFiles } from './report/files.ts'
export { conversationPage } from './report/html/conversation-page.ts'
export { reportPage } from './report/html/report-page.ts'
export type { ReportPageOptions } from './report/html/report-page.ts'
export { toneChart } from './report/html/tone-chart.ts'
export { toJUnit } from './report/junit/junit.ts'
export type { JUnitOptions } from './report/junit/junit.ts'
export { toJson } from './report/json.ts'
export type { JsonOptions } from './report/json.ts'
export { toMarkdown } from './report/markdown/markdown.ts'
export type { MarkdownOptions } from './report/markdown/markdown.ts'
export { publish, publishNow } from './report/publish.ts'
export type { Ran } from './report/publish.ts'
export { transcript } from './report/transcript.ts'
export { transcriptName, transcriptNames } from './report/transcript-names.ts'

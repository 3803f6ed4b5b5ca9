/**
 * Programs that read JUnit XML, each in a release that is maintained, told in the same words. What they
 * cannot do is written beside them: it is no fault of a report.
 */
import { readFile } from 'node:fs/promises'
import { junitXml } from '@allurereport/reader'
import { PathResultFile } from '@allurereport/reader-api'
import type { RawTestResult, ResultsVisitor } from '@allurereport/reader-api'
import { convertJUnitToCTRFReport } from 'junit-to-ctrf'
import { parse as parseTestResults } from 'test-results-parser'
import parseForViewer from 'xunit-viewer/src/cli/parse.js'
import { z } from 'zod'

export type State = 'passed' | 'failed' | 'errored' | 'skipped'

/** A case, as a reader tells it. */
export interface ReadCase {
  readonly suite: string
  readonly name: string
  readonly state: State
  /** The line of a failure, and all that is said of it; empty for cases that are not red. */
  readonly message: string
  readonly text: string
}

/** What a reader makes of a file. */
interface Reading {
  readonly cases: readonly ReadCase[]
  /** The counters that it shows, where it has any. */
  readonly counts?: Counts
}

/** How many cases ended how. */
export type Counts = Readonly<Record<State, number>>

export interface Reader {
  readonly read: (file: string) => Promise<Reading>
  /** What it makes of a case that errored. @default an error */
  readonly errorsAre?: 'failed'
  /** What it counts an error as. @default as it makes of the case */
  readonly countsErrors?: true
  /** Whether cases come in another order than that of the file. */
  readonly sorts?: true
}

/** https://github.com/ctrf-io/junit-to-ctrf: a suite before each name, as its command line has it. */
const ctrf: Reader = {
  errorsAre: 'failed',
  read: async (file) => {
    const report = await convertJUnitToCTRFReport(file, { useSuiteName: true })
    if (report === null) return { cases: [], counts: NONE }
    const { passed, failed, skipped } = report.results.summary
    const cases = report.results.tests.map((one) => {
      const [suite = ''] = [one.suite ?? []].flat()
      if (!one.name.startsWith(`${suite}: `)) throw new Error(`no suite before ${one.name}`)
      const { message = '', trace: text = '' } = one
      return {
        suite,
        name: one.name.slice(suite.length + 2),
        state: word(one.status),
        message,
        text,
      }
    })
    return { cases, counts: { ...NONE, passed, failed, skipped } }
  },
}

/** https://github.com/allure-framework/allure3: it decodes no entities, so that is done here. */
const allure: Reader = {
  read: async (file) => {
    const results: RawTestResult[] = []
    const visitor: ResultsVisitor = {
      ...DEAF,
      visitTestResult: async (result) => void results.push(result),
    }
    const wasRead = await junitXml.read(visitor, new PathResultFile(file))
    if (!wasRead) throw new Error('Allure does not read the file')
    const cases = results.map(ofAllure)
    return { cases }
  },
}

function ofAllure({ name = '', fullName, labels = [], status, ...one }: RawTestResult) {
  const suite = labels.find((label) => label.name === 'suite')?.value
  if (fullName !== `${suite}.${name}`) throw new Error(`${fullName} is not ${suite}.${name}`)
  const told = { suite: decode(suite), name: decode(name), state: word(status) }
  if (!isRed(told.state)) return { ...told, ...NOTHING }
  return { ...told, message: decode(one.message), text: one.trace ?? '' }
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }

function decode(text: string | undefined = ''): string {
  return Object.entries(ENTITIES).reduce((all, [entity, one]) => all.replaceAll(entity, one), text)
}

const viewed = z.object({
  suites: z.record(
    z.string(),
    z.object({
      name: z.string(),
      tests: z.record(
        z.string(),
        z.object({
          name: z.string(),
          classname: z.string(),
          status: z.string(),
          messages: z.array(z.string()),
        }),
      ),
    }),
  ),
})

/** https://github.com/lukejpreston/xunit-viewer: what its command line and its page parse with. */
const viewer: Reader = {
  sorts: true,
  read: async (file) => {
    const { suites } = viewed.parse(await parseForViewer(await readFile(file, 'utf8')))
    const cases = Object.values(suites).flatMap(({ name: suite, tests }) =>
      Object.values(tests).map(({ name, classname, status, messages }) => {
        if (classname !== suite) throw new Error(`${name} of ${suite} has the class ${classname}`)
        const state = word(status)
        const [text = '', message = ''] = isRed(state) ? messages : []
        return { suite, name, state, message, text }
      }),
    )
    return { cases }
  },
}

/** https://github.com/test-results-reporter/parser, of testbeats: Slack, Teams and Google Chat. */
const testResults: Reader = {
  errorsAre: 'failed',
  countsErrors: true,
  read: async (file) => {
    const { suites, passed, failed, errors, skipped } = parseTestResults({
      type: 'junit',
      files: [file],
    })
    const cases = suites.flatMap(({ name: suite, cases: own }) =>
      own.map(({ name, status, failure: message, stack_trace: text }) => {
        return { suite, name, state: word(status), message, text }
      }),
    )
    return { cases, counts: { passed, failed, errored: errors, skipped } }
  },
}

export const readers: Readonly<Record<string, Reader>> = {
  'junit-to-ctrf': ctrf,
  '@allurereport/reader': allure,
  'xunit-viewer': viewer,
  'test-results-parser': testResults,
}

const NOTHING = { message: '', text: '' }
const NONE: Counts = { passed: 0, failed: 0, errored: 0, skipped: 0 }

const DEAF: ResultsVisitor = {
  visitTestResult: async () => {},
  visitCheckResult: async () => {},
  visitMetrics: async () => {},
  visitTestFixtureResult: async () => {},
  visitAttachmentFile: async () => {},
  visitMetadata: async () => {},
  visitGlobals: async () => {},
}

const WORDS: Readonly<Record<string, State>> = {
  passed: 'passed',
  PASS: 'passed',
  failed: 'failed',
  failure: 'failed',
  FAIL: 'failed',
  broken: 'errored',
  error: 'errored',
  skipped: 'skipped',
  SKIP: 'skipped',
  // xunit-viewer shows the word itself, and counts the case as neither passed nor failed.
  flakyFailure: 'passed',
}

function word(status = 'nothing'): State {
  const state = WORDS[status]
  if (state === undefined) throw new Error(`a reader says ${status}`)
  return state
}

export function isRed(state: State): boolean {
  return state === 'failed' || state === 'errored'
}

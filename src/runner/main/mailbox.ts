/** The messages between the leading process and the processes that run tests. */
import { z } from 'zod'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import type { TokenBooks } from '../../redact/redactor.ts'
import { selectCases } from '../../session/session-input.ts'
import type { OwnCases } from '../../session/session-input.ts'
import { keyText } from '../../verdict/case-key.ts'
import type { SharedSuite } from '../shared-suite.ts'

/** The selected cases of a suite. */
export interface SuiteSelection {
  /** Identifies the suite in the test run. */
  readonly id: string
  /** Identifies the plan. Suites with equal options share it. */
  readonly plan: string
  /** The name of the suite. */
  readonly suite: string
  /** The keys of the selected cases as text, by the key of their scenario. */
  readonly scenarios: ReadonlyMap<string, ReadonlySet<string>>
  /** The keys of the selected cases of the suite. */
  readonly suiteCases: ReadonlySet<string>
  /** The answers that tests wait for, in order: scenarios by key, and the suite itself by null. */
  readonly keys: readonly (string | null)[]
  /** The key of the first case, as text: the one that fails if nothing can be played. */
  readonly first: string | null
  /** Why the runner cannot play this selection; null if it can. */
  readonly refusal: string | null
}

/** Selects the cases of tests. Each test shows cases of one scenario, or of the suite. */
export function selectionOf(
  tests: readonly OwnCases[],
): Pick<SuiteSelection, 'first' | 'keys' | 'scenarios' | 'suiteCases'> {
  const { selected: scenarios, suiteCases } = selectCases(tests)
  const keys = [...new Set(tests.map(({ key }) => key))]
  const first = tests[0]?.cases[0]
  return { scenarios, suiteCases, keys, first: first === undefined ? null : keyText(first) }
}

/** The answer that a test waits for, about a scenario or the suite. */
export type Answer =
  | {
      readonly state: 'judged'
      /** The path of the record. */
      readonly record: string
      readonly conversation: ConversationFiles | null
    }
  | {
      readonly state: 'refused'
      readonly reason: string
      /** The key of the case that fails, as text; the others are skipped. Null if it is in another test. */
      readonly fails: string | null
    }
  | {
      /** Playing failed, so every waiting test fails. */
      readonly state: 'broken'
      readonly reason: string
    }

/** Reads an answer from another process. */
export const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('judged'),
    record: z.string(),
    conversation: z.object({ text: z.string(), page: z.string() }).nullable(),
  }),
  z.object({ state: z.literal('refused'), reason: z.string(), fails: z.string().nullable() }),
  z.object({ state: z.literal('broken'), reason: z.string() }),
])

/** The secrets of a suite, which the main process knows and never writes to disk. */
export interface SuiteSecrets {
  /** The key from the test file; undefined for that of the environment. */
  readonly apiKey?: string | undefined
  /** The tokens of the redaction of its plan. */
  readonly tokens?: TokenBooks | undefined
}

/** Connects the leader of a test run with its tests. */
export interface Mailbox {
  /** Reads a suite, by its plan; null if no test file was loaded in this run. */
  readonly readSuite: (plan: string) => SharedSuite | null
  /** Returns what no disk may hold of a suite, by its plan. */
  readonly secretsOf: (plan: string) => SuiteSecrets
  /** Resolves with true when the body of a suite's first test asks; with false if the signal aborts first. */
  readonly untilAsked: (id: string, signal: AbortSignal) => Promise<boolean>
  /** Answers about a scenario, by its key, or about the suite, by null. */
  readonly answer: (id: string, key: string | null, answer: Answer) => void
}

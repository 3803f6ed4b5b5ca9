/** The runner's other tests, which are in the XML if the user wants them. */
import { plainText } from '../../util/plain-text.ts'
import { oneLine } from '../../verdict/title.ts'
import { beginning } from '../../util/cut.ts'
import type { NativeCase } from './native-case.ts'
import type { OutsideError } from './outside-error.ts'

/** The result of a test; after several attempts, that of the last one. */
export type OtherResult =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly reason: string | null }
  | {
      /** `errored`: its result is unknown. */
      readonly state: 'failed' | 'errored'
      /** One line. */
      readonly message: string
      /** Messages, differences and stacks. */
      readonly details: string
    }

/** A test, as the runner knows it. */
export interface OtherTest extends Pick<NativeCase, 'project' | 'location'> {
  /** The file of the test: a path relative to the working directory, with `/`. */
  readonly suite: string
  /** Its title after those of its describes, outermost first. */
  readonly path: readonly string[]
  /** In milliseconds. */
  readonly duration: number
  readonly result: OtherResult
  /** The messages of failed attempts before the last one. */
  readonly earlier: readonly string[]
}

/** An error from a runner. Its stack may begin with the message. */
export interface OtherError {
  readonly message: string
  readonly stack: string
}

/** The longest line and the longest details of a failure, in characters. */
const LINE = 500
const DETAILS = 4_000

/** Makes the result of a failed test. Paths become relative to the working directory. */
export function failedWith(
  errors: readonly OtherError[],
  state: 'failed' | 'errored' = 'failed',
): OtherResult {
  const message = lineOf(errors)
  const details = errors.map(({ message: said, stack }) => {
    const told = local(said)
    const frames = local(stack)
    return frames.includes(told) ? frames : `${told}\n\n${frames}`
  })
  return { state, message, details: beginning(details.join('\n\n').trim(), DETAILS) || message }
}

/** Renders errors on one line. */
export function lineOf(errors: readonly OtherError[]): string {
  const messages = errors.map(({ message }) => oneLine(local(message), LINE))
  return oneLine(messages.filter(Boolean).join('; '), LINE) || 'failed without a message'
}

/** The result of a test that had not ended when the test run did. */
export const NOT_FINISHED: OtherResult = {
  state: 'errored',
  message: 'not finished',
  details: 'not finished',
}

/** Makes a test of the file from an error outside of tests. */
export function errorTest({ suite, title, message, project, location }: OutsideError): OtherTest {
  return {
    project: project ?? null,
    suite,
    path: [title],
    location: location ?? null,
    duration: 0,
    result: failedWith([{ message, stack: '' }], 'errored'),
    earlier: [],
  }
}

function local(text: string): string {
  const here = process.cwd()
  return plainText(text)
    .replaceAll(`file://${here}/`, '')
    .replaceAll(`${here}/`, '')
    .replaceAll(`${here}\\`, '')
}

/** Tests of the runner that are none of Bland's: they are in the XML where the user asks for it. */
import { plainText } from '../../util/plain-text.ts'
import { oneLine } from '../../verdict/title.ts'
import { beginning } from '../../util/cut.ts'
import type { NativeCase } from './native-case.ts'
import type { Trouble } from './trouble.ts'

/** How a test ended; of several attempts, the last. */
export type OtherResult =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly reason: string | null }
  | {
      /** `errored`: it is not known how it would have ended. */
      readonly state: 'failed' | 'errored'
      /** One line. */
      readonly message: string
      /** Messages, differences and stacks. */
      readonly details: string
    }

/** A test, as the runner knows it. */
export interface OtherTest extends Pick<NativeCase, 'project' | 'location'> {
  /** The file that has the test: a path relative to the working directory, with `/`. */
  readonly suite: string
  /** Its title below those of its describes, outermost first. */
  readonly path: readonly string[]
  /** In milliseconds. */
  readonly duration: number
  readonly result: OtherResult
  /** What the attempts before the last one failed with. */
  readonly earlier: readonly string[]
}

/** What a runner says went wrong; the stack may begin with the message. */
export interface OtherError {
  readonly message: string
  readonly stack: string
}

/** The longest line that tells of a failure, in characters, and the longest of its details. */
const LINE = 500
const DETAILS = 4_000

/** The result of a test that failed. Paths are shown as they are below the working directory. */
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

/** What went wrong, in one line. */
export function lineOf(errors: readonly OtherError[]): string {
  const messages = errors.map(({ message }) => oneLine(local(message), LINE))
  return oneLine(messages.filter(Boolean).join('; '), LINE) || 'failed without a message'
}

/** A test that was begun, or not even that, when the run ended. */
export const NOT_FINISHED: OtherResult = {
  state: 'errored',
  message: 'not finished',
  details: 'not finished',
}

/** What went wrong around tests, as a test of the file. */
export function otherTrouble({
  suite,
  title,
  message,
  project,
  location,
}: Omit<Trouble, 'about'>): OtherTest {
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

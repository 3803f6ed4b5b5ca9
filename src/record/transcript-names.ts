/** How the files of conversations are called: `<scenario>--<run>`, with an extension by who writes them. */
import { fileName } from './file-name.ts'

/** A run of a scenario, as a record or a report has it. */
interface Conversed {
  readonly scenario: string | null
  readonly run: { readonly id: string } | null
}

/** The longest that a scenario is in a file name, in characters. */
const LONGEST = 40

/**
 * The name of a conversation's files, without an extension; null where there is no run. It has no
 * character but ASCII letters, digits and `-`, and at most 110 of them. Every process
 * that knows the run knows the name; a run that two suites judge has one name.
 */
export function transcriptName({ scenario, run }: Conversed): string | null {
  if (run === null) return null
  const ascii = (scenario ?? '').normalize('NFKD').toLowerCase()
  const words = ascii.replaceAll(/\p{M}/gu, '').match(/[a-z0-9]+/gu) ?? ['scenario']
  const readable = words.join('-').slice(0, LONGEST).replace(/-$/u, '')
  return `${readable}--${fileName(run.id)}`
}

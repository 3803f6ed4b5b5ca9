/** Names the files of conversations: `<scenario>--<run>`, without an extension. */
import { fileName } from './file-name.ts'

/** A run of a scenario, from a record or a report. */
interface Conversed {
  readonly scenario: string | null
  readonly run: { readonly id: string } | null
}

/** The longest scenario in a file name, in characters. */
const LONGEST = 40

/**
 * Returns the name of a conversation's files, without an extension; null if there is no run. It contains
 * only ASCII letters, digits and `-`, at most 110. Every process that knows the run finds the same name; a
 * run of two suites has one name.
 */
export function transcriptName({ scenario, run }: Conversed): string | null {
  if (run === null) return null
  const ascii = (scenario ?? '').normalize('NFKD').toLowerCase()
  const words = ascii.replaceAll(/\p{M}/gu, '').match(/[a-z0-9]+/gu) ?? ['scenario']
  const readable = words.join('-').slice(0, LONGEST).replace(/-$/u, '')
  return `${readable}--${fileName(run.id)}`
}

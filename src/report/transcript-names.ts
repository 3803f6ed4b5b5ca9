/** How the files of conversations are called: `<scenario>--<run>`, with an extension by who writes them. */
import { fileName } from './file-name.ts'

/** The run of a scenario in a suite, as a record or a report has it. */
interface Conversed {
  readonly suite: string
  readonly scenario: string | null
  readonly run: { readonly id: string } | null
}

/** The longest that a scenario is in a file name, in characters. */
const LONGEST = 40

/**
 * The name of a conversation's files, without an extension; null where there is no run. It has no
 * character but ASCII letters, digits and `-`, and at most 110 of them. The same run in two suites has
 * the same name: {@link transcriptNames} tells them apart where all are known.
 */
export function transcriptName({ scenario, run }: Omit<Conversed, 'suite'>): string | null {
  if (run === null) return null
  const ascii = (scenario ?? '').normalize('NFKD').toLowerCase()
  const words = ascii.replaceAll(/\p{M}/gu, '').match(/[a-z0-9]+/gu) ?? ['scenario']
  const readable = words.join('-').slice(0, LONGEST).replace(/-$/u, '')
  return `${readable}--${fileName(run.id)}`
}

/** Names all conversations of a test run, each by its own name: `-2` is added to the second of one name. */
export function transcriptNames(all: Iterable<Conversed>): (one: Conversed) => string | null {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const one of all) {
    const name = transcriptName(one)
    if (name !== null && !names.has(keyOf(one))) names.set(keyOf(one), firstFree(name, taken))
  }
  return (one) => names.get(keyOf(one)) ?? transcriptName(one)
}

function keyOf({ suite, scenario, run }: Conversed): string {
  return JSON.stringify([suite, scenario, run?.id])
}

function firstFree(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${name}-${count}`
  taken.add(free.toLowerCase())
  return free
}

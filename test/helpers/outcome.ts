/** A runner's results of a batch, and the parts that are compared. */
import type { JUnitReport } from './junit.ts'

/** A lane's results of a batch. */
export interface Outcome {
  readonly suites: JUnitReport['suites']
  /** `title: state`, as the runner itself shows it, without the scenarios' own tests. */
  readonly native: readonly string[]
  readonly posts: number
  /** The ids of the scenarios of each launch. */
  readonly launched: readonly (readonly string[])[]
  readonly code: number | null
  readonly xml: string
}

/** Removes what differs between two plays of a batch: times, hosts, places, and the number of the row. */
export function comparable(suites: Outcome['suites']) {
  return suites.map(({ time: _time, id: _id, timestamp: _at, hostname: _host, ...suite }) => ({
    ...suite,
    name: plain(suite.name),
    properties: settled(suite.properties),
    cases: suite.cases.map(({ time: _t, file: _f, line: _l, ...one }) => ({
      ...one,
      classname: plain(one.classname),
      message: plain(one.message),
      text: plain(one.text),
    })),
  }))
}

/** Removes the turn count of a running run, which depends on the time of the last read. */
function settled(properties: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { 'bland.turn_count': _turns, ...rest } = properties
  return properties['bland.status'] === 'RUNNING' ? rest : properties
}

function plain(text: string): string {
  return text
    .replaceAll(/\bRow \d+\b/gu, '<row>')
    .replaceAll(/127\.0\.0\.1:\d+/gu, '<host>')
    .replaceAll(/after \d+ s/gu, 'after <time>')
    .replaceAll(/saved in \S+/gu, 'saved in <path>')
}

/** The states of the cases, in the words of a runner. */
export function statesIn(suites: Outcome['suites']): readonly string[] {
  return suites.flatMap(({ cases }) =>
    cases.map(({ name, state }) => `${name}: ${state === 'errored' ? 'failed' : state}`),
  )
}

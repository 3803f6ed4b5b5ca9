/** A runner that has ended, and what it has left. */
import type { Folder } from './folder.ts'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'
import type { Running } from './running.ts'

export interface FinishedRun<Native> {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
  /** Of our reporter; throws where there is none. */
  readonly junit: JUnitReport
  readonly xml: string
  /** What the runner itself says; throws where it did not come to an end. */
  readonly native: Native
}

interface Runner<Native> {
  readonly start: () => Running
  /** The file in which the runner tells its own results. */
  readonly told: string
  readonly parse: (content: unknown) => Native
}

const JUNIT = 'bland-report/junit.xml'

/** Runs a runner to its end; what an earlier run has left is no part of it. */
export async function runToEnd<Native>(
  folder: Folder,
  { start, told, parse }: Runner<Native>,
): Promise<FinishedRun<Native>> {
  await Promise.all([told, JUNIT].map(folder.remove))
  const running = start()
  const code = await running.closed
  const xml = await folder.readAny(JUNIT)
  const json = await folder.readAny(told)
  return {
    code,
    output: running.output(),
    xml,
    get junit() {
      return parseJUnit(xml)
    },
    get native() {
      return parse(JSON.parse(json))
    },
  }
}

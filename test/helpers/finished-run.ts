/** The result of a runner that has ended. */
import type { Folder } from './folder.ts'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'
import type { Running } from './running.ts'

export interface FinishedRun<Native> {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
  /** Returns our reporter's XML. Throws if there is none. */
  readonly junit: JUnitReport
  readonly xml: string
  /** Returns the runner's own results. Throws if it did not finish. */
  readonly native: Native
}

interface Runner<Native> {
  readonly start: () => Running
  /** The file with the runner's own results. */
  readonly told: string
  readonly parse: (content: unknown) => Native
}

const JUNIT = 'bland-report/junit.xml'

/** Runs a runner to its end. Removes what an earlier run left. */
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

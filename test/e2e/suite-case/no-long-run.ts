/** A case of a suite as somebody would add it: this file, and a line in the list of `suite-cases.ts`. */
import { judgedRun } from '../../../src/verdict/batch/seen.ts'
import type { SuiteCase } from '../../../src/verdict/suite/suite-case.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'

const LONGEST = 20_000

export const noLongRun: SuiteCase = {
  key: 'no-long-run',
  title: 'no run longer than 20 s',
  judge: ({ scenarios }) => {
    const long = scenarios.filter((one) => (judgedRun(one)?.duration_ms ?? 0) > LONGEST)
    const names = long.map(({ title }) => title).join(', ')
    return names === '' ? PASSED : because('failed', `longer than 20 s: ${names}`)
  },
}

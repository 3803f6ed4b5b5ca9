/** Names a reported suite for people. */
import { oneLine } from '../../verdict/title.ts'
import { undotted } from '../model/names.ts'
import type { ReportSuite } from '../model/report.ts'

type Named = Pick<ReportSuite, 'name' | 'suite' | 'scenario'>

/** Returns the suite as the user named it, or as it is reported if several have the name. */
export function suiteTitle({ name, suite, scenario }: Named): string {
  const reported = scenario === null ? name : name.slice(0, name.lastIndexOf('.'))
  return oneLine(reported === undotted(suite) ? suite : reported)
}

/** Returns the scenario, or else the suite. */
export function runTitle(one: Named): string {
  return one.scenario === null ? suiteTitle(one) : oneLine(one.scenario)
}

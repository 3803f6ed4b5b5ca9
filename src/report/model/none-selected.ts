import { oneLine } from '../../verdict/title.ts'

/** How many suites are named. */
const MOST = 3

/** The line that says that filters have left nothing of the suites; empty where there is no suite. */
export function noneSelected(suites: readonly string[]): string {
  const names = [...new Set(suites)].map((name) => `“${oneLine(name, 60)}”`)
  if (names.length === 0) return ''
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : ''
  const shown = `${names.slice(0, MOST).join(', ')}${more}`
  return `bland-suite: no case of ${shown} is selected, so nothing was started. Check the filter.`
}

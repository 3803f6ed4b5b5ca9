/** Finds the scenarios that were accepted by another rule of repeated attempts. */
import type { RepeatRule } from '../options/repeat/repeat-options.ts'
import { oneLine } from '../verdict/title.ts'

/** A scenario, and its rule; absent if it is played once. */
interface Ruled {
  readonly title: string
  readonly rule?: RepeatRule | undefined
}

/** How many scenarios are named. */
const MOST = 5

/**
 * Names those scenarios for a note; null if there are none. Their verdicts are compared all the same.
 *
 * @param joined scenarios with what was accepted
 */
export function tellOtherRules(
  joined: Iterable<readonly [now: Ruled, then: Ruled]>,
): string | null {
  const found = [...joined].flatMap(([now, then]) => {
    const [here, there] = [ruleWords(now), ruleWords(then)]
    return here === there ? [] : [`“${oneLine(now.title)}” (${there} there, ${here} here)`]
  })
  if (found.length === 0) return null
  const more = found.length > MOST ? ', …' : ''
  return `Accepted by another rule of attempts, and compared all the same: ${found.slice(0, MOST).join(', ')}${more}.`
}

function ruleWords({ rule }: Ruled): string {
  if (rule === undefined) return 'once'
  const again = rule.when === 'failed' ? ' if the first attempt fails' : ''
  return `${rule.needed} of ${rule.times}${again}`
}

/** Refuses flags that do nothing alone. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { PASSES } from './make-flag.ts'

/** Flags, each with the one without which it does nothing, by their names in camel case too. */
const LEADS = [
  { name: 'repeatPass', flag: '--repeat-pass', lead: 'repeat', needs: '--repeat N' },
  { name: 'repeatWhen', flag: '--repeat-when', lead: 'repeat', needs: '--repeat N' },
  { name: 'baselineFail', flag: '--baseline-fail', lead: 'baseline', needs: '--baseline FILE' },
  {
    name: 'baselineMaxAge',
    flag: '--baseline-max-age',
    lead: 'baseline',
    needs: '--baseline FILE',
  },
  // Commander knows it by what it switches off.
  { name: 'stopEarly', flag: '--no-stop-early', lead: 'repeat', needs: '--repeat N' },
] as const

/**
 * Refuses a flag without the one that it belongs to.
 *
 * @throws {@link BlandOptionError} that names both
 */
export function refuseHalf(given: Readonly<Record<string, unknown>>): void {
  const has = (name: string): boolean => given[name] !== undefined && given[name] !== true
  const alone = LEADS.find(({ name, lead }) => has(name) && !has(lead))
  if (alone !== undefined) {
    throw new BlandOptionError(`${alone.flag} does nothing without ${alone.needs}.`)
  }
  if (has('repeat') && !has('repeatPass')) {
    throw new BlandOptionError(
      `--repeat needs --repeat-pass: how many of the attempts must pass (${PASSES}).`,
    )
  }
}

/** Maps flags to options, to read flags and to name options in messages. */
import type { NameOption } from '../errors/message.ts'
import { PLAYING } from './flags.ts'

/** The paths of options with another flag name, by the flag in camel case. */
const PATHS: Readonly<Record<string, string>> = {
  scenario: 'only',
  minScore: 'gate.minScore',
  tone: 'gate.tone',
  maxTurns: 'gate.maxTurns',
  maxDuration: 'gate.maxDuration',
  baseline: 'baseline.file',
  baselineFail: 'baseline.fail',
  baselineMaxAge: 'baseline.maxAge',
}

const KNOWN = [
  ...PLAYING.map((flag) => ({ long: flag.long ?? '', path: pathOf(flag.attributeName()) })),
  { long: '--cassette', path: 'cassette' },
  { long: '--name', path: 'name' },
]

function pathOf(flag: string): string {
  return Object.hasOwn(PATHS, flag) ? (PATHS[flag] ?? flag) : flag
}

/** Names an option by its flag. Returns an empty text for an option without a flag, such as the key. */
export const nameFlag: NameOption = (path, value) => {
  const found = KNOWN.find((flag) => path === flag.path || path.startsWith(`${flag.path}.`))
  if (found === undefined) return ''
  // The position in a list has no name, because a list is given by repeating the flag.
  const within = path.slice(found.path.length + 1).replace(/^\d+$/u, '')
  return [found.long, within, value ?? ''].filter((part) => part !== '').join(' ')
}

/** Converts flags, by their names in camel case, to options. */
export function optionsOf(
  flags: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const paths = Object.entries(flags).map(([flag, value]) => [pathOf(flag), value] as const)
  const own = paths.filter(([path]) => !path.includes('.'))
  const group = (name: string): Readonly<Record<string, unknown>> => {
    const inner = paths.flatMap(([path, value]) =>
      path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), value] as const] : [],
    )
    return inner.length === 0 ? {} : { [name]: Object.fromEntries(inner) }
  }
  return { ...Object.fromEntries(own), ...group('gate'), ...group('baseline') }
}

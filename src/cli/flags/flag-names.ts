/** Maps flags to options, to read flags and to name options in messages. */
import type { NameOption } from '../../errors/message.ts'
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
  repeat: 'repeat.times',
  repeatPass: 'repeat.pass',
  repeatWhen: 'repeat.when',
  stopEarly: 'repeat.stopEarly',
}

const KNOWN = [
  { long: '--snapshot', path: 'snapshot.file' },
  ...PLAYING.map((flag) => ({ long: flag.long ?? '', path: pathOf(flag.attributeName()) })),
  { long: '--cassette', path: 'cassette' },
  { long: '--name', path: 'name' },
  { long: '--repeat', path: 'repeat' },
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
  // Without its flag, early stopping has its default, which asks for nothing.
  const asked = paths.filter(([path, value]) => path !== 'repeat.stopEarly' || value === false)
  return {
    ...Object.fromEntries(own),
    ...group('gate', paths),
    ...group('baseline', paths),
    ...group('repeat', asked),
  }
}

type Values = readonly (readonly [path: string, value: unknown])[]

/** Returns the options of a group under its name; nothing if none is given. */
function group(name: string, paths: Values): Readonly<Record<string, unknown>> {
  const inner = paths.flatMap(([path, value]) =>
    path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), value] as const] : [],
  )
  return inner.length === 0 ? {} : { [name]: Object.fromEntries(inner) }
}

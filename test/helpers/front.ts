/** Tests for every runner from one text: a project with a suite, played by Vitest, Playwright or the command line. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { createFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'
import { commandOf, MAIN } from './place.ts'
import { flagsOf } from './play-commands.ts'
import { createPlaywrightProject, playwrightConfig } from './playwright-project.ts'
import { createProject, vitestConfig } from './project.ts'
import { launch } from './running.ts'
import type { Env, Running } from './running.ts'
import { suiteFile } from './scripts.ts'

/** Every runner; those with test files come first. */
export const FRONTS = ['vitest', 'playwright', 'cli'] as const

export type FrontName = (typeof FRONTS)[number]

/** The default name of the suite. */
export const NAME = 'Acme'

export interface Setup {
  /** The options of the suite, as text. @default all scenarios of the pathway, polled often */
  readonly options?: string
  /** The options of the reporter, as text. */
  readonly reporter?: string
  readonly files?: Readonly<Record<string, string>>
}

interface FrontRun {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
  /** Throws if none was written. */
  readonly junit: JUnitReport
  readonly xml: string
}

export interface Front extends Folder {
  /** Plays the suite to its end. */
  readonly play: (env?: Env, args?: readonly string[]) => Promise<FrontRun>
  readonly start: (env?: Env, args?: readonly string[]) => Running
  /** Lists what would be played. */
  readonly list: (env?: Env) => Running
  /** Changes the options of the suite. */
  readonly define: (options: string) => Promise<void>
}

/** The file of the suite, for the runners with test files. */
export const FILES = { vitest: 'a.test.ts', playwright: 'a.spec.ts' } as const

/** Makes a project for a runner. It is removed at the end of the block. */
export async function open(name: FrontName, setup: Setup = {}): Promise<Front> {
  return name === 'cli' ? await openCommands(setup) : await openFiles(name, setup)
}

async function openFiles(
  name: keyof typeof FILES,
  { options = '', reporter, files = {} }: Setup,
): Promise<Front> {
  const file = FILES[name]
  const suite = (more: string) => suiteFile(NAME, more, name)
  const isVitest = name === 'vitest'
  const given = reporter === undefined ? '' : `, ${reporter}`
  const project = isVitest
    ? await createProject({
        'vitest.config.ts': vitestConfig(given),
        [file]: suite(options),
        ...files,
      })
    : await createPlaywrightProject({
        'playwright.config.ts': playwrightConfig('', `'@bland-suite/playwright/reporter'${given}`),
        [file]: suite(options),
        ...files,
      })
  const command = commandOf(MAIN, isVitest ? 'vitest' : '@playwright/test')
  const begin = (args: readonly string[], env: Env) =>
    launch({ dir: project.dir, place: MAIN }, [command, ...args], env)
  const start = (env: Env = {}, args: readonly string[] = []) =>
    begin([isVitest ? 'run' : 'test', ...args], env)
  return {
    ...project,
    start,
    play: (env, args) => toEnd(project, () => start(env, args)),
    list: (env = {}) => begin(isVitest ? ['list'] : ['test', '--list'], env),
    define: (more) => project.write(file, suite(more)),
  }
}

async function openCommands({ options = '', reporter = '{}', files = {} }: Setup): Promise<Front> {
  const folder = await createFolder(files)
  const given = { ...objectOf(reporter), suiteName: NAME }
  let flags = flagsFor(options)
  const begin = (args: readonly string[], env: Env) =>
    launch({ dir: folder.dir, place: MAIN }, [commandLineOf(folder.dir), ...args], env)
  const start = (env: Env = {}, args: readonly string[] = []) =>
    begin(['run', ...flags, ...flagsOf(given), ...args], env)
  return {
    ...folder,
    start,
    play: (env, args) => toEnd(folder, () => start(env, args)),
    list: (env = {}) => begin(['scenarios', ...flags.slice(0, 2)], env),
    define: async (more) => {
      flags = flagsFor(more)
    },
  }
}

/** The command line that a project finds: a test may have installed its own. */
function commandLineOf(dir: string): string {
  const manifest = createRequire(join(dir, 'any.js')).resolve('bland-suite/package.json')
  return join(dirname(manifest), 'dist/cli.js')
}

function objectOf(text: string): object {
  return runInThisContext(`(${text})`)
}

/** The options of `suiteFile`, as flags. */
function flagsFor(options: string): readonly string[] {
  const [given = '{}'] = /\{.*\}/su.exec(suiteFile(NAME, options).replace(/^import.*/u, '')) ?? []
  return flagsOf({ ...objectOf(given) })
}

const JUNIT = 'bland-report/junit.xml'

/** Removes what an earlier run left. */
async function toEnd(folder: Folder, start: () => Running): Promise<FrontRun> {
  await folder.remove(JUNIT)
  const running = start()
  const code = await running.closed
  const xml = await folder.readAny(JUNIT)
  return {
    code,
    output: running.output(),
    xml,
    get junit() {
      return parseJUnit(xml)
    },
  }
}

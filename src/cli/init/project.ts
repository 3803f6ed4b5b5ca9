/** Reads what a folder already has. Writes nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { z } from 'zod'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { messageOf } from '../../errors/thrown.ts'
import { MANAGERS, NPM } from './managers.ts'
import type { Manager } from './managers.ts'
import { RUNNERS } from './runners.ts'
import type { Runner } from './runners.ts'

/** A configuration of the runner that was there before. */
interface FoundConfig {
  readonly path: string
  readonly text: string
}

/** A folder and the repository around it. */
export interface Project {
  readonly dir: string
  /** The folder of the repository or workspace; the same as `dir` if there is none. */
  readonly root: string
  readonly runner: Runner
  /** Whether the other runner is used here too. */
  readonly hasBoth: boolean
  /** The packages that `package.json` lists. */
  readonly listed: ReadonlySet<string>
  /** Whether `.js` and `.ts` files are ES modules. */
  readonly isModule: boolean
  readonly manager: Manager
  readonly config: FoundConfig | null
  /** The path of the suite, below `dir`. */
  readonly suite: string
}

const packages = z.record(z.string(), z.unknown()).optional()
const manifestSchema = z.looseObject({
  type: z.string().optional(),
  packageManager: z.string().optional(),
  dependencies: packages,
  devDependencies: packages,
})

type Manifest = z.infer<typeof manifestSchema>

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs']

/**
 * Looks at a folder, for the runner that was asked for, or else the one that it uses: Vitest if it uses both or
 * none.
 *
 * @throws {@link BlandOptionError} if `package.json` cannot be read
 */
export function lookAt(dir: string, asked: Runner | undefined): Project {
  const manifest = readManifest(dir)
  const listed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
  const root = rootOf(dir)
  const used = (['vitest', 'playwright'] as const).filter(
    // Vite's configuration alone is no sign of Vitest.
    (one) =>
      listed.has(RUNNERS[one].tool) || configPaths(`${one}.config`).some((path) => has(dir, path)),
  )
  const runner = asked ?? used[0] ?? 'vitest'
  const config = findConfig(dir, runner)
  return {
    dir,
    root,
    runner,
    hasBoth: used.some((one) => one !== runner),
    listed,
    isModule: manifest.type === 'module',
    manager: managerOf(dir, root, manifest),
    config,
    suite: join(folderOfTests(config), RUNNERS[runner].suite),
  }
}

function readManifest(dir: string): Manifest {
  const path = join(dir, 'package.json')
  if (!existsSync(path)) return {}
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause)
    throw new BlandOptionError(
      `package.json cannot be read (${why}). Correct it, and run bland-suite init again. Nothing was written.`,
    )
  }
}

function findConfig(dir: string, runner: Runner): FoundConfig | null {
  const path = RUNNERS[runner].configs.flatMap(configPaths).find((one) => has(dir, one))
  return path === undefined ? null : { path, text: readFileSync(join(dir, path), 'utf8') }
}

function configPaths(name: string): readonly string[] {
  return EXTENSIONS.map((extension) => `${name}.${extension}`)
}

/** Returns the folder in which Playwright looks for tests, if its configuration names it in one word. */
function folderOfTests(config: FoundConfig | null): string {
  const named = /\btestDir:\s*(?<quote>['"])(?<folder>.+?)\k<quote>/u.exec(config?.text ?? '')
  return normalize(named?.groups?.['folder'] ?? '.')
}

function has(dir: string, path: string): boolean {
  return existsSync(join(dir, path))
}

/** Lists a folder and those around it, nearest first. */
function foldersFrom(dir: string): readonly string[] {
  const above = dirname(dir)
  return above === dir ? [dir] : [dir, ...foldersFrom(above)]
}

function rootOf(dir: string): string {
  const folders = foldersFrom(dir)
  const rootBy = (mark: string) => folders.find((folder) => has(folder, mark))
  return rootBy('.git') ?? rootBy('pnpm-workspace.yaml') ?? dir
}

/** Finds the package manager by its lockfile, nearest first, or else by what `package.json` names. */
function managerOf(dir: string, root: string, { packageManager = '' }: Manifest): Manager {
  const within = foldersFrom(dir).filter((folder) => folder.startsWith(root))
  const marked = within.flatMap((folder) => MANAGERS.filter((one) => isMarked(folder, one)))
  const named = MANAGERS.find(({ name }) => packageManager.startsWith(`${name}@`))
  const manager = marked[0] ?? named ?? NPM
  // pnpm refuses to add to the root of a workspace unless told so.
  const isWorkspaceRoot = manager.name === 'pnpm' && has(dir, 'pnpm-workspace.yaml')
  return isWorkspaceRoot ? { ...manager, add: `${manager.add} --workspace-root` } : manager
}

function isMarked(folder: string, { marks }: Manager): boolean {
  return marks.some((mark) => has(folder, mark))
}

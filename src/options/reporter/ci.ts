/** Reads from the environment which CI runs us. Nothing else reads it for reports. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The properties of a CI that matter to reports. */
export interface Ci {
  /** Whether any CI runs us, by the variable CI that most of them set. */
  readonly isCi: boolean
  /** Whether GitHub Actions reads the output. */
  readonly isGitHub: boolean
  /** The file that GitHub shows as the job summary; null for none. */
  readonly stepSummary: string | null
  /** Whether the CI collects the files that a JUnit XML attaches. */
  readonly takesAttachments: boolean
  /** The checkout folder that paths are relative to; null if unknown. */
  readonly checkout: string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Reads the environment. An empty variable counts as unset. */
export function ciOf(env: Env): Ci {
  const isGitHub = env['GITHUB_ACTIONS'] === 'true'
  const isGitLab = isSet(env['GITLAB_CI'])
  const isJenkins = isSet(env['JENKINS_URL'])
  const checkouts = [
    isGitHub ? env['GITHUB_WORKSPACE'] : null,
    isGitLab ? env['CI_PROJECT_DIR'] : null,
    isJenkins ? env['WORKSPACE'] : null,
  ]
  return {
    isCi: isSet(env['CI']) && env['CI'] !== 'false',
    isGitHub,
    stepSummary: env['GITHUB_STEP_SUMMARY'] || null,
    takesAttachments: isGitLab || isJenkins,
    checkout: checkouts.find(isSet) ?? null,
  }
}

function isSet(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value !== ''
}

/** Reads the same, with the checkout around a folder if the environment names none. */
export function ciAround(env: Env, folder: string): Ci {
  const ci = ciOf(env)
  return { ...ci, checkout: ci.checkout ?? checkoutAround(folder) }
}

/** Finds the nearest folder of a Git checkout; in a worktree, `.git` is a file. */
function checkoutAround(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? null : checkoutAround(parent)
}

/** Formats a path for reports: relative to the checkout, or else to the working directory, with `/`. */
export function pathInCheckout(path: string, { checkout }: Pick<Ci, 'checkout'>): string {
  const place = resolve(path)
  const inside = checkout === null ? '' : relative(checkout, place)
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
  return (isInside ? inside : relative(process.cwd(), place)).split(sep).join('/')
}

let own: Ci | null = null

/** Formats the path of a test file for reports, relative to the checkout of this process. */
export function reportedPath(path: string): string {
  own ??= ciAround(process.env, process.cwd())
  return pathInCheckout(path, own)
}

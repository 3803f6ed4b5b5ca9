/** What the environment tells of the CI that runs us: the one place that reads it for reports. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The CI, as far as reports differ by it. */
export interface Ci {
  /** Whether any CI runs us, as most of them say by CI. */
  readonly isCi: boolean
  /** Whether GitHub Actions reads what is printed. */
  readonly isGitHub: boolean
  /** The file that GitHub shows as the summary of the job; null for none. */
  readonly stepSummary: string | null
  /** Whether it takes files along that a JUnit XML attaches. */
  readonly takesAttachments: boolean
  /** The folder that was checked out, which paths are relative to; null where none is known. */
  readonly checkout: string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Reads the environment. What is set to nothing is not set. */
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

/** The same, with the checkout that a folder is in where the environment names none. */
export function ciAround(env: Env, folder: string): Ci {
  const ci = ciOf(env)
  return { ...ci, checkout: ci.checkout ?? checkoutAround(folder) }
}

/** The nearest folder that Git knows; in a worktree, `.git` is a file. */
function checkoutAround(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? null : checkoutAround(parent)
}

/** A path as it is told in reports: relative to the checkout, or else to the working directory, with `/`. */
export function pathInCheckout(path: string, { checkout }: Pick<Ci, 'checkout'>): string {
  const place = resolve(path)
  const inside = checkout === null ? '' : relative(checkout, place)
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
  return (isInside ? inside : relative(process.cwd(), place)).split(sep).join('/')
}

let own: Ci | null = null

/** The same for the checkout of this process: where a test is, as every report says it. */
export function reportedPath(path: string): string {
  own ??= ciAround(process.env, process.cwd())
  return pathInCheckout(path, own)
}

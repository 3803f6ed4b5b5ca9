/** What the environment tells of the CI that runs us: the one place that reads it for reports. */
import { isAbsolute, relative, resolve, sep } from 'node:path'

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
  /** The folder that it checked out, which paths are relative to; null where it names none. */
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

/** A path as the CI finds it: relative to its checkout, or else to the working directory, with `/`. */
export function pathInCheckout(path: string, { checkout }: Ci): string {
  const place = resolve(path)
  const inside = checkout === null ? '' : relative(checkout, place)
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
  return (isInside ? inside : relative(process.cwd(), place)).split(sep).join('/')
}

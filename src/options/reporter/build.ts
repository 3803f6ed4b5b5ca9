/** Reads from the environment what a CI builds: the commit, the branch and the job. */

/** A name, and where to read more; null for nowhere. */
interface Linked {
  readonly name: string
  readonly url: string | null
}

/** A build; null for what the environment does not say. */
export interface Build {
  readonly commit: Linked | null
  readonly branch: string | null
  readonly job: Linked | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Reads the variables of GitHub Actions, GitLab, Jenkins, CircleCI, Buildkite and Azure Pipelines. */
export function buildOf(env: Env): Build {
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => env[name] ?? '').find((value) => value !== '') ?? null
  const commit = first(...COMMITS)
  const job = first(...JOBS)
  const number = first(
    'GITHUB_RUN_NUMBER',
    'BUILD_NUMBER',
    'CIRCLE_BUILD_NUM',
    'BUILDKITE_BUILD_NUMBER',
  )
  return {
    commit: commit === null ? null : { name: commit, url: commitUrl(env, commit) },
    branch: first(...BRANCHES),
    job:
      job === null ? null : { name: number === null ? job : `${job} #${number}`, url: jobUrl(env) },
  }
}

const COMMITS = [
  'GITHUB_SHA',
  'CI_COMMIT_SHA',
  'GIT_COMMIT',
  'CIRCLE_SHA1',
  'BUILDKITE_COMMIT',
  'BUILD_SOURCEVERSION',
] as const
const BRANCHES = [
  'GITHUB_HEAD_REF',
  'GITHUB_REF_NAME',
  'CI_COMMIT_REF_NAME',
  'CHANGE_BRANCH',
  'GIT_BRANCH',
  'CIRCLE_BRANCH',
  'BUILDKITE_BRANCH',
  'BUILD_SOURCEBRANCHNAME',
] as const
const JOBS = [
  'GITHUB_WORKFLOW',
  'CI_JOB_NAME',
  'JOB_NAME',
  'CIRCLE_JOB',
  'BUILDKITE_PIPELINE_NAME',
  'BUILD_DEFINITIONNAME',
] as const

function repositoryOf(env: Env): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env
  return server && repository ? `${server}/${repository}` : (env['CI_PROJECT_URL'] ?? null)
}

function commitUrl(env: Env, commit: string): string | null {
  const repository = repositoryOf(env)
  if (repository === null) return null
  return `${repository}${env['CI_PROJECT_URL'] ? '/-' : ''}/commit/${commit}`
}

function jobUrl(env: Env): string | null {
  const repository = repositoryOf(env)
  const run = env['GITHUB_RUN_ID']
  if (repository !== null && run) return `${repository}/actions/runs/${run}`
  const known = ['CI_JOB_URL', 'BUILD_URL', 'CIRCLE_BUILD_URL', 'BUILDKITE_BUILD_URL']
  return known.map((name) => env[name] ?? '').find((url) => url !== '') ?? null
}

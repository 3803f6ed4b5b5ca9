/** The CI job, for the system that the repository uses. */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { RUNNERS } from './runners.ts'
import type { Project } from './project.ts'

/** The CI of a repository, and what is missing there. */
export type Job =
  | {
      readonly kind: 'new'
      readonly path: string
      readonly text: string
      readonly hint: string | null
    }
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'no CI' }

const GITLAB = '.gitlab-ci.yml'

/** Finds the CI of the repository, and writes a job for it. Paths are below `root`. */
export function jobFor(project: Project): Job {
  const { root } = project
  const remotes = read(root, '.git/config')
  const gitlab = read(root, GITLAB)
  if (gitlab.includes('bland-report')) return { kind: 'present', path: GITLAB }
  if (gitlab !== '') {
    const path = '.gitlab/bland.yml'
    const hint = gitlab.includes(path)
      ? null
      : `${GITLAB}: add the line “include: ${path}”, or add the file to its own list.`
    return { kind: 'new', path, text: gitlabJob(project), hint }
  }
  if (existsSync(join(root, '.github')) || /github/iu.test(remotes)) {
    const path = '.github/workflows/bland.yml'
    return { kind: 'new', path, text: githubJob(project), hint: null }
  }
  if (/gitlab/iu.test(remotes)) {
    return { kind: 'new', path: GITLAB, text: gitlabJob(project), hint: null }
  }
  return { kind: 'no CI' }
}

function read(root: string, path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

/** Returns the folder of the project below the repository, empty if it is the same, and that of its reports. */
function foldersIn({ dir, root }: Project): { readonly folder: string; readonly report: string } {
  const folder = relative(root, dir).replaceAll('\\', '/')
  return { folder, report: posix.join(folder, 'bland-report') }
}

function githubJob(project: Project): string {
  const { manager, runner } = project
  const { folder, report } = foldersIn(project)
  const where =
    folder === '' ? '' : `    defaults:\n      run:\n        working-directory: ${folder}\n`
  const install = manager.install.map((line) => `      - run: ${line}\n`).join('')
  return `name: Bland
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read
  pull-requests: write

jobs:
  bland:
    # A pull request from a fork has no secrets.
    if: \${{ !github.event.pull_request.head.repo.fork }}
    runs-on: ubuntu-latest
    timeout-minutes: 45
${where}    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 22
${install}      - run: ${manager.run} ${RUNNERS[runner].command}
        env:
          BLAND_API_KEY: \${{ secrets.BLAND_API_KEY }}

      # Posts the report on the pull request, or updates it; never changes the result of the job.
      - run: ${manager.run} bland-suite comment
        if: \${{ !cancelled() }}
        env:
          GITHUB_TOKEN: \${{ github.token }}

      - uses: actions/upload-artifact@v7
        if: \${{ !cancelled() }}
        with:
          name: bland
          path: ${report}
`
}

function gitlabJob(project: Project): string {
  const { manager, runner } = project
  const { folder, report } = foldersIn(project)
  const steps = [...manager.install, `${manager.run} ${RUNNERS[runner].command}`]
  const enter = folder === '' ? [] : [`cd ${folder}`]
  return `bland:
  image: node:22
  timeout: 45 minutes
  script:
${listed([...enter, ...steps])}  after_script:
    # In a merge request pipeline with GITLAB_TOKEN, posts the report, or updates it.
${listed([...enter, `${manager.run} bland-suite comment`])}  artifacts:
    when: always
    paths:
      - ${report}
    reports:
      junit: ${report}/junit.xml
`
}

function listed(commands: readonly string[]): string {
  return commands.map((command) => `    - ${command}\n`).join('')
}

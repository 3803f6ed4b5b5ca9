import type { Environment } from '../../options/environment.ts'
import { CommentError } from './comment-error.ts'
import type { Thread } from './thread.ts'

/** Finds the pull request of a job of GitHub Actions. `pull_request_target` has none on purpose: its ref is the base. */
export function githubThread(env: Environment): Thread {
  const number = /^refs\/pull\/(\d+)\//u.exec(env['GITHUB_REF'] ?? '')?.[1]
  const repository = env['GITHUB_REPOSITORY']
  if (number === undefined || !repository) {
    throw new CommentError('this job does not run for a pull request (event pull_request)')
  }
  const token = env['GITHUB_TOKEN']?.trim()
  if (!token) {
    throw new CommentError(
      'GITHUB_TOKEN is not set. Add it to the env of the step: GITHUB_TOKEN: ${{ github.token }}',
    )
  }
  const run = env['GITHUB_RUN_ID']
  const server = env['GITHUB_SERVER_URL']
  return {
    host: 'GitHub',
    subject: `pull request ${number}`,
    job: [env['GITHUB_WORKFLOW'], env['GITHUB_JOB']].filter(Boolean).join(' / '),
    jobUrl: run && server ? `${server}/${repository}/actions/runs/${run}` : null,
    token,
    baseUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    },
    comments: `/repos/${repository}/issues/${number}/comments`,
    pathOf: (id) => `/repos/${repository}/issues/comments/${id}`,
    updates: 'PATCH',
    defaultAuthor: 'github-actions[bot]',
    advice:
      'The job needs the permission `pull-requests: write`, which a pull request from a fork never has.',
  }
}

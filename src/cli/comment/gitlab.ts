import type { Environment } from '../../options/environment.ts'
import { CommentError } from './comment-error.ts'
import type { Thread } from './thread.ts'

/** Finds the merge request of a GitLab job. The job of a fork names the project that receives it. */
export function gitlabThread(env: Environment): Thread {
  const number = env['CI_MERGE_REQUEST_IID']
  const project = env['CI_MERGE_REQUEST_PROJECT_ID']
  const baseUrl = env['CI_API_V4_URL']
  if (!number || !project || !baseUrl) {
    throw new CommentError('this job does not run for a merge request (merge request pipeline)')
  }
  const token = env['GITLAB_TOKEN']?.trim()
  if (!token) {
    throw new CommentError(
      'GITLAB_TOKEN is not set. Add a masked variable with an access token of the scope `api`; CI_JOB_TOKEN cannot comment.',
    )
  }
  const comments = `/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(number)}/notes`
  return {
    host: 'GitLab',
    subject: `merge request ${number}`,
    job: env['CI_JOB_NAME'] ?? '',
    jobUrl: env['CI_JOB_URL'] || null,
    token,
    baseUrl,
    headers: { 'private-token': token, accept: 'application/json' },
    comments,
    pathOf: (id) => `${comments}/${id}`,
    updates: 'PUT',
    defaultAuthor: null,
    advice: 'GITLAB_TOKEN needs the scope `api`, and at least the role Reporter in the project.',
  }
}

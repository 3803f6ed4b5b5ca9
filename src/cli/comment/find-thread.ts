/** The pull request or merge request of a CI job, from the variables of the CI. */
import type { Environment } from '../../options/environment.ts'
import { CommentError } from './comment-error.ts'
import { githubThread } from './github.ts'
import { gitlabThread } from './gitlab.ts'
import type { Thread } from './thread.ts'

/**
 * Finds the pull request or merge request of this job.
 *
 * @throws {@link CommentError} if there is none, or no token
 */
export function threadIn(env: Environment): Thread {
  if (env['GITHUB_ACTIONS'] === 'true') return githubThread(env)
  if (env['GITLAB_CI']) return gitlabThread(env)
  throw new CommentError('this is not a job of GitHub Actions or GitLab')
}

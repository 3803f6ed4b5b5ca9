/** The command `comment`, which brings the last report to the pull request or merge request of a CI job. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { shownPath } from '../../record/conversation-files.ts'
import { redactSecret } from '../../redact/secret.ts'
import { markdownIn } from '../../report/output/places.ts'
import { hasCode } from '../../util/whole-file.ts'
import type { Environment } from '../../options/environment.ts'
import { DEFAULT_OUT_DIR } from '../../options/reporter/session-folder.ts'
import { checkStrictly } from '../../options/strict-schema.ts'
import { EXIT } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { threadIn } from './find-thread.ts'
import { postComment } from './post-comment.ts'
import { CommentError } from './comment-error.ts'
import type { Thread } from './thread.ts'

const name = z.string().trim().min(1).max(100)
const shape = { name, outDir: z.string().trim().min(1) }

/** The end of the command: a line to print. */
interface Told {
  readonly isPosted: boolean
  readonly line: string
}

/**
 * Runs the command and prints one line. A refusal goes to standard error, and never fails the job: a comment
 * decides no verdict.
 *
 * @throws {@link BlandOptionError} if a flag is wrong
 */
export async function comment(flags: Readonly<Record<string, unknown>>): Promise<ExitCode> {
  const { isPosted, line } = await tryComment(flags, process.env)
  if (isPosted) process.stdout.write(`${line}\n`)
  else process.stderr.write(`bland-suite: ${line}\n`)
  return EXIT.green
}

/**
 * Posts or updates the comment, or says why not.
 *
 * @throws {@link BlandOptionError} if a flag is wrong
 */
export async function tryComment(
  flags: Readonly<Record<string, unknown>>,
  env: Environment,
): Promise<Told> {
  const asked = checkStrictly(shape, flags, 'bland-suite comment')
  try {
    const thread = threadIn(env)
    const report = readReport(resolve(asked.outDir ?? DEFAULT_OUT_DIR))
    const text = withoutSecrets(textOf(report, thread), env)
    const done = await postComment(thread, markerOf(asked.name ?? thread.job), text)
    return { isPosted: true, line: `${done} the comment on ${thread.subject}.` }
  } catch (error) {
    if (!(error instanceof CommentError)) throw error
    const why = withoutSecrets(error.message, env).trim()
    return { isPosted: false, line: `No comment was posted: ${why}` }
  }
}

function readReport(outDir: string): string {
  const path = markdownIn(outDir)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const why = hasCode(error, 'ENOENT') ? 'does not exist' : 'cannot be read'
    throw new CommentError(
      `${shownPath(path)} ${why}. Run the suite in an earlier step, or name its folder with --out-dir.`,
    )
  }
}

/** Begins a comment with its name, invisibly: each job updates its own comment. */
function markerOf(of: string): string {
  return `<!-- bland-suite ${encodeURIComponent(of)} -->`
}

/** Links the job. No line begins with a slash: GitLab would take it for a command, such as /close. */
function textOf(report: string, { jobUrl }: Thread): string {
  const link = jobUrl === null ? '' : `\n[The job](${encodeURI(jobUrl)}) has the whole report.\n`
  return report.replaceAll(/^(\s*)\//gmu, '$1&#47;') + link
}

function withoutSecrets(text: string, env: Environment): string {
  const secrets = [env['GITHUB_TOKEN'], env['GITLAB_TOKEN'], env['BLAND_API_KEY']]
  return secrets.reduce<string>((safe, secret) => redactSecret(safe, secret ?? ''), text)
}

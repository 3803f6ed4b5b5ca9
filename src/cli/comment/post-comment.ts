/** Posts a report as a comment, or updates the one that it posted before. */
import { z } from 'zod'
import { ask } from './ask.ts'
import { CommentError } from './comment-error.ts'
import type { Thread } from './thread.ts'

/** The most pages of comments that are read. */
const MOST_PAGES = 100

const author = z.object({ login: z.string().optional(), username: z.string().optional() })
const user = author.transform(({ login, username }) => login ?? username ?? null)
const comment = z.object({ id: z.number().int(), body: z.string().nullish() })
const page = z.array(comment.extend({ user: user.nullish(), author: user.nullish() }))
type Comment = z.infer<typeof page>[number]

/**
 * Posts or updates the comment that begins with a marker and is by the owner of the token.
 *
 * @throws {@link CommentError} if that is not possible
 */
export async function postComment(
  thread: Thread,
  marker: string,
  text: string,
): Promise<'Created' | 'Updated'> {
  const owner = await ownerOf(thread)
  const isOurs = (one: Comment): boolean =>
    (one.user ?? one.author) === owner && (one.body ?? '').startsWith(marker)
  const ours = await find(thread, isOurs)
  const body = { body: `${marker}\n${text}` }
  const { comments, pathOf, updates } = thread
  if (ours === undefined) await ask(thread, { method: 'POST', path: comments, body }, comment)
  else await ask(thread, { method: updates, path: pathOf(ours.id), body }, comment)
  return ours === undefined ? 'Created' : 'Updated'
}

/** Reads who owns the token. The token of a GitHub job may not ask. */
async function ownerOf(thread: Thread): Promise<string> {
  try {
    const owner = await ask(thread, { method: 'GET', path: '/user' }, user)
    if (owner !== null) return owner
  } catch (error) {
    const isForbidden = error instanceof CommentError && error.status === 403
    if (isForbidden && thread.defaultAuthor !== null) return thread.defaultAuthor
    throw error
  }
  throw new CommentError(`${thread.host} does not say who owns the token`)
}

/** Reads pages until one has the comment, or has nothing new: a server may have smaller pages than asked for. */
async function find(
  thread: Thread,
  isOurs: (one: Comment) => boolean,
): Promise<Comment | undefined> {
  const seen = new Set<number>()
  for (let number = 1; number <= MOST_PAGES; number++) {
    const path = `${thread.comments}?per_page=100&page=${number}`
    const comments = await ask(thread, { method: 'GET', path }, page)
    const ours = comments.find(isOurs)
    if (ours !== undefined) return ours
    if (comments.every(({ id }) => seen.has(id))) return undefined
    for (const { id } of comments) seen.add(id)
  }
  throw new CommentError(`${thread.subject} has more than ${MOST_PAGES} pages of comments`)
}

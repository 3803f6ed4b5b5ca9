/** A fake GitHub and a fake GitLab on loopback, with the part of their APIs that reads and writes comments. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A comment, by the name of its author. */
export interface Kept {
  readonly id: number
  readonly by: string
  body: string
}

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Rules {
  /** The comments at the beginning. */
  readonly comments?: readonly Kept[]
  /** Answers a request in place of the fake; null for what the fake says. */
  readonly instead?: (asked: string) => Reply | 'silence' | null
  /** How many comments a page has at most, whatever was asked for. */
  readonly pageSize?: number
}

export interface Forge extends AsyncDisposable {
  readonly url: string
  readonly comments: readonly Kept[]
  /** The requests so far, such as `GET /user`. */
  readonly asked: readonly string[]
  readonly headers: readonly IncomingMessage['headers'][]
}

interface Kind {
  readonly list: string
  readonly one: RegExp
  readonly update: string
  readonly me: Reply
  /** Who writes the comments of this token. */
  readonly writer: string
  readonly shown: (kept: Kept) => unknown
}

const GITHUB: Kind = {
  list: '/repos/acme/desk/issues/12/comments',
  one: /^\/repos\/acme\/desk\/issues\/comments\/(\d+)$/u,
  update: 'PATCH',
  me: { status: 403, body: { message: 'Resource not accessible by integration' } },
  writer: 'github-actions[bot]',
  shown: ({ id, by, body }) => ({ id, body, user: { login: by } }),
}

const GITLAB: Kind = {
  list: '/projects/7/merge_requests/12/notes',
  one: /^\/projects\/7\/merge_requests\/12\/notes\/(\d+)$/u,
  update: 'PUT',
  me: { status: 200, body: { id: 1, username: 'bland_bot' } },
  writer: 'bland_bot',
  shown: ({ id, by, body }) => ({ id, body, author: { username: by } }),
}

export const startGitHub = (rules?: Rules): Promise<Forge> => start(GITHUB, rules)
export const startGitLab = (rules?: Rules): Promise<Forge> => start(GITLAB, rules)

async function start(kind: Kind, rules: Rules = {}): Promise<Forge> {
  const comments = (rules.comments ?? []).map((one) => ({ ...one }))
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const what = `${request.method} ${request.url}`
    asked.push(what)
    headers.push(request.headers)
    const sent = await textOf(request)
    const said = rules.instead?.(what) ?? answer(kind, { comments, rules, what, sent })
    if (said === 'silence') return void request.socket.destroy()
    const isText = typeof said.body === 'string'
    const type = isText ? 'text/html' : 'application/json'
    response.writeHead(said.status, { 'content-type': type, ...said.headers })
    response.end(isText ? said.body : JSON.stringify(said.body))
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    comments,
    asked,
    headers,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

interface Asked {
  readonly comments: Kept[]
  readonly rules: Rules
  readonly what: string
  readonly sent: string
}

function answer(kind: Kind, asked: Asked): Reply {
  const [method, address = ''] = asked.what.split(' ')
  const { pathname, searchParams } = new URL(address, 'http://forge')
  if (asked.what === 'GET /user') return kind.me
  if (pathname !== kind.list) return update(kind, asked, kind.one.exec(pathname)?.[1])
  const { comments, rules, sent } = asked
  if (method === 'GET') {
    const size = Math.min(Number(searchParams.get('per_page')), rules.pageSize ?? 100)
    const from = (Number(searchParams.get('page')) - 1) * size
    return { status: 200, body: comments.slice(from, from + size).map(kind.shown) }
  }
  const made = { id: comments.length + 1, by: kind.writer, body: bodyIn(sent) }
  comments.push(made)
  return { status: 201, body: kind.shown(made) }
}

function update(kind: Kind, { comments, what, sent }: Asked, id: string | undefined): Reply {
  const kept = comments.find((one) => String(one.id) === id)
  if (kept === undefined || !what.startsWith(kind.update))
    return { status: 404, body: { message: 'Not Found' } }
  kept.body = bodyIn(sent)
  return { status: 200, body: kind.shown(kept) }
}

function bodyIn(sent: string): string {
  const { body }: { body: string } = JSON.parse(sent)
  return body
}

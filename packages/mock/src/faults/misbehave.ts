import { setTimeout as sleep } from 'node:timers/promises'
import { encode, send, type Exchange, type Message } from '../http/exchange.ts'
import { errorBody } from '../http/reply.ts'
import { errorBodyOf } from './error-bodies.ts'
import type { FaultAnswer } from '../script/fault.ts'

/** Answers a request with a fault. */
export async function misbehave(exchange: Exchange, answer: FaultAnswer): Promise<void> {
  if (isMessage(answer)) {
    return send(exchange, messageOf(answer))
  }
  switch (answer.kind) {
    case 'reset':
      return reset(exchange)
    case 'reset-after-accept':
      exchange.reply()
      return reset(exchange)
    case 'status-after-accept':
      exchange.reply()
      return send(exchange, { status: answer.status, body: errorBodyOf(answer.status) })
    case 'stall':
      return stall(exchange)
    case 'cut':
      return cut(exchange)
    case 'delay':
      return delay(exchange, answer.ms)
  }
}

type Kind<Name extends FaultAnswer['kind']> = Extract<FaultAnswer, { readonly kind: Name }>

/** Faults that send a whole but wrong answer. */
type MessageFault = Kind<'status' | 'html' | 'envelope-error' | 'body'>

const MESSAGE_KINDS: ReadonlySet<string> = new Set<MessageFault['kind']>([
  'status',
  'html',
  'envelope-error',
  'body',
])

function isMessage(answer: FaultAnswer): answer is MessageFault {
  return MESSAGE_KINDS.has(answer.kind)
}

function messageOf(answer: MessageFault): Message {
  if (answer.kind === 'status') {
    return { body: errorBodyOf(answer.status), ...answer, headers: headersOf(answer) }
  }
  if (answer.kind === 'html') {
    return { status: 502, contentType: 'text/html', body: PAGE, ...answer }
  }
  if (answer.kind === 'envelope-error') {
    return { status: 200, body: errorBody(answer.error, answer.message) }
  }
  return { status: 200, ...answer }
}

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>\n'

function headersOf({ headers, retryAfter }: Kind<'status'>): Readonly<Record<string, string>> {
  return { ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }), ...headers }
}

function reset({ response }: Exchange): void {
  response.socket?.resetAndDestroy()
}

function stall({ response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  response.write('{')
}

function cut(exchange: Exchange): void {
  const reply = exchange.reply()
  const text = encode(reply.body)
  send(exchange, { ...reply, body: text.slice(0, Math.ceil(text.length / 2)) })
}

/** Answers later. The timer keeps no process alive, because a closed mock has no clients. */
async function delay(exchange: Exchange, ms: number): Promise<void> {
  const reply = exchange.reply()
  await sleep(ms, undefined, { ref: false })
  send(exchange, reply)
}

/** The text of an answer: decompressed, decoded, and limited to {@link MAX_BODY}. */
import { isError } from '../../errors/thrown.ts'
import type { IncomingMessage } from 'node:http'
import { TextDecoder, promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { unreadable } from './network-error.ts'

/** The supported encodings, for `Accept-Encoding`. */
export const ENCODINGS = 'gzip, deflate, br'

/** How many bytes of a body are read, both as sent and as decompressed. */
const MAX_BODY = 64 * 2 ** 20

const LIMIT = { maxOutputLength: MAX_BODY }
const TOO_LARGE = `its body is larger than ${MAX_BODY / 2 ** 20} MiB`

const brotli = promisify(brotliDecompress)
const unzip = promisify(gunzip)
const zlib = promisify(inflate)
const raw = promisify(inflateRaw)

type Decode = (bytes: Buffer) => Promise<Buffer>

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['identity', (bytes) => Promise.resolve(bytes)],
  ['gzip', (bytes) => unzip(bytes, LIMIT)],
  ['x-gzip', (bytes) => unzip(bytes, LIMIT)],
  ['br', (bytes) => brotli(bytes, LIMIT)],
  // With the header that the standard requires, or without it, as some servers send it.
  ['deflate', (bytes) => (isZlib(bytes) ? zlib(bytes, LIMIT) : raw(bytes, LIMIT))],
])

/**
 * Reads the body of an answer.
 *
 * @throws a NetworkError if it is too large, or its encoding is damaged or unknown
 */
export async function readBody(message: IncomingMessage): Promise<string> {
  const sent = await collect(message)
  if (sent.length === 0) return ''
  const encodings = (message.headers['content-encoding'] ?? '').toLowerCase().split(',')
  let bytes = sent
  for (const encoding of encodings.map((one) => one.trim()).toReversed()) {
    if (encoding !== '') bytes = await decompress(bytes, encoding)
  }
  return toText(bytes, message.headers['content-type'] ?? '')
}

async function collect(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no encoding is set, so it is a buffer
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > MAX_BODY) throw unreadable(TOO_LARGE, true)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function decompress(bytes: Buffer, encoding: string): Promise<Buffer> {
  const decode = DECODERS.get(encoding)
  const known = JSON.stringify(encoding.slice(0, 40))
  if (!decode) throw unreadable(`its body has the encoding ${known}, which was not requested`)
  try {
    return await decode(bytes)
  } catch (error) {
    const code = isError(error) && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') throw unreadable(TOO_LARGE, true)
    throw unreadable(`its body is damaged: it is not valid ${encoding} (${String(code)})`)
  }
}

/** Returns whether the body begins with the two bytes of zlib's header. */
function isZlib([first = 0, second = 0]: Buffer): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

function toText(bytes: Buffer, contentType: string): string {
  const charset = markOf(bytes) ?? /;\s*charset\s*=\s*"?([^\s";]+)/iu.exec(contentType)?.[1]
  if (charset === undefined) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return asUtf8(bytes, charset)
  }
}

/** Returns the charset of a byte order mark, which wins over the headers. */
function markOf([first, second, third]: Buffer): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

/** Tries UTF-8: an unknown charset is mostly another name for it. */
function asUtf8(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const name = JSON.stringify(charset.slice(0, 40))
    throw unreadable(`its body is in the unknown charset ${name}`)
  }
}

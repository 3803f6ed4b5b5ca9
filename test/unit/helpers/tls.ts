/** Servers behind a certificate for `localhost` and `127.0.0.1` that only the authority of this folder signed. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { listening } from './listening.ts'
import type { Listening } from './listening.ts'

const FOLDER = new URL('certificates/', import.meta.url)

/** The path of the authority's certificate, for NODE_EXTRA_CA_CERTS. */
export const AUTHORITY = fileURLToPath(new URL('authority.pem', FOLDER))

/** A server that answers over TLS. */
export async function listeningSecurely(answer: RequestListener): Promise<Listening> {
  const server = createServer({ key: read('key.pem'), cert: read('certificate.pem') }, answer)
  const { url, ...rest } = await listening(server)
  return { ...rest, url: url.replace('http:', 'https:') }
}

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

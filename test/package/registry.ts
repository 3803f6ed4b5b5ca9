/**
 * A registry on loopback that has the packages of this repository, as npm's own would if they were
 * published, and sends whoever asks for others there. So they are installed as strangers install them:
 * by name and range, through what their `package.json` declares.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { z } from 'zod'

export interface Registry {
  readonly url: string
  readonly close: () => void
}

const manifestSchema = z.looseObject({ name: z.string(), version: z.string() })

/** Starts it; `upstream` is the registry that has all the others. */
export async function startRegistry(
  tarballs: Readonly<Record<string, string>>,
  upstream: string,
): Promise<Registry> {
  const server = createServer(({ url: path = '/' }, response) => {
    const [name = '', file] = decodeURIComponent(path.slice(1)).split('/-/')
    const tarball = tarballs[name]
    if (tarball === undefined) {
      response.writeHead(302, { location: upstream.replace(/\/$/u, '') + path }).end()
      return
    }
    // Another run has other packages of the same versions, perhaps at the same port.
    response.setHeader('cache-control', 'no-store')
    if (file !== undefined) response.end(readFileSync(tarball))
    else response.end(JSON.stringify(documentOf(tarball, `http://${address()}/${name}/-/${name}`)))
  })
  const address = () => {
    const bound = server.address()
    return `127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}`
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://${address()}/`, close: () => server.close().closeAllConnections() }
}

/** What a registry says of a package: its only version. */
function documentOf(path: string, url: string) {
  const text = execFileSync('tar', ['-xzOf', path, 'package/package.json'], { encoding: 'utf8' })
  const manifest = manifestSchema.parse(JSON.parse(text))
  const { name, version } = manifest
  const integrity = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`
  const dist = { tarball: `${url}-${version}.tgz`, integrity }
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
}

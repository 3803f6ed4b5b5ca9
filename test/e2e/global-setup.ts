/**
 * Puts the packages where the projects of the tests find them, as an installation would: packed and
 * unpacked, not linked. A linked package is transformed by Vite, an installed one is not.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const place = fileURLToPath(new URL('../.tmp', import.meta.url))

const PACKAGES = ['bland-suite', '@bland-suite/vitest', '@bland-suite/playwright']

export function setup(): void {
  rmSync(place, { recursive: true, force: true })
  const tarballs = join(place, 'tarballs')
  mkdirSync(tarballs, { recursive: true })
  const workspaces = PACKAGES.flatMap((name) => ['-w', name])
  const pack = ['pack', ...workspaces, '--pack-destination', tarballs, '--silent']
  execFileSync('npm', pack, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const name of PACKAGES) {
    const folder = join(place, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    const prefix = name.replace('@', '').replace('/', '-')
    const tarball = readdirSync(tarballs).find((file) =>
      new RegExp(`^${prefix}-\\d`, 'u').test(file),
    )
    execFileSync('tar', [
      '-xzf',
      join(tarballs, tarball ?? ''),
      '-C',
      folder,
      '--strip-components=1',
    ])
  }
}

export function teardown(): void {
  rmSync(place, { recursive: true, force: true, maxRetries: 3 })
}

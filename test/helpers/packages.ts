/** The packages, as an installation puts them where a project finds them: packed and unpacked, not linked. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const PACKAGES = ['bland-suite', '@bland-suite/vitest', '@bland-suite/playwright']

/**
 * Unpacks them into `node_modules` of the folder. Vite transforms a linked package and not an installed
 * one, and so does Playwright: only the latter tells what users get.
 */
export function unpackInto(folder: string): void {
  const tarballs = join(folder, 'tarballs')
  mkdirSync(tarballs, { recursive: true })
  const workspaces = PACKAGES.flatMap((name) => ['-w', name])
  const pack = ['pack', ...workspaces, '--pack-destination', tarballs, '--silent']
  execFileSync('npm', pack, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const name of PACKAGES) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(place, { recursive: true })
    execFileSync('tar', ['-xzf', tarballOf(tarballs, name), '-C', place, '--strip-components=1'])
  }
  rmSync(tarballs, { recursive: true })
}

function tarballOf(folder: string, name: string): string {
  const prefix = name.replace('@', '').replace('/', '-')
  const file = readdirSync(folder).find((one) => new RegExp(`^${prefix}-\\d`, 'u').test(one))
  return join(folder, file ?? '')
}

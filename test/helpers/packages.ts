/** Installs the packages where a project finds them: packed and unpacked, not linked. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The published packages, with their folders in the repository. */
export const PUBLISHED: Readonly<Record<string, string>> = {
  'bland-suite': '.',
  '@bland-suite/vitest': 'packages/vitest',
  '@bland-suite/playwright': 'packages/playwright',
  '@bland-suite/mock': 'packages/mock',
}

const UNPACKED = ['bland-suite', '@bland-suite/vitest', '@bland-suite/playwright']

/**
 * Unpacks them into `node_modules` of the folder. Vite and Playwright transform a linked package but not an
 * installed one, and users have installed ones.
 */
export function unpackInto(folder: string): void {
  const tarballs = join(folder, 'tarballs')
  for (const [name, tarball] of Object.entries(packInto(tarballs, UNPACKED))) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(place, { recursive: true })
    execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1'])
  }
  rmSync(tarballs, { recursive: true })
}

/** Copies the manifests and the bundles there instead. Packs nothing. */
export function copyInto(folder: string): void {
  for (const name of UNPACKED) {
    for (const part of ['package.json', 'dist']) {
      const from = join(root, PUBLISHED[name] ?? '', part)
      cpSync(from, join(folder, 'node_modules', name, part), { recursive: true })
    }
  }
}

/** Packs the built packages into a new folder. Returns the paths of the tarballs by package name. */
export function packInto(
  folder: string,
  names: readonly string[] = Object.keys(PUBLISHED),
): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true })
  const workspaces = names.flatMap((name) => ['-w', name])
  const pack = ['pack', ...workspaces, '--pack-destination', folder, '--silent']
  execFileSync('npm', pack, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return Object.fromEntries(names.map((name) => [name, tarballOf(folder, name)]))
}

function tarballOf(folder: string, name: string): string {
  const prefix = name.replace('@', '').replace('/', '-')
  const file = readdirSync(folder).find((one) => new RegExp(`^${prefix}-\\d`, 'u').test(one))
  if (file === undefined) throw new Error(`${name} was not packed`)
  return join(folder, file)
}

/** What npm installs with each package, without the runners that they stand beside. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'vitest'
import { packInto } from '../helpers/packages.ts'
import { atMost, record } from './rows.ts'

async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function install(dir: string, tarballs: readonly string[]): Promise<void> {
  await mkdir(dir)
  await writeFile(join(dir, 'package.json'), '{}')
  const quiet = ['--no-audit', '--no-fund', '--silent', '--prefer-offline']
  // Without the peers, which are the runners.
  const args = ['install', ...quiet, '--legacy-peer-deps', ...tarballs]
  await promisify(execFile)('npm', args, { cwd: dir })
}

async function packagesIn(dir: string): Promise<number> {
  const { stdout } = await promisify(execFile)('npm', ['ls', '--all', '--parseable'], {
    cwd: dir,
  }).catch((error: unknown) => ({ stdout: String(Object(error).stdout) }))
  return stdout.trim().split('\n').length - 1
}

test('installed sizes', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bland-suite-size-'))
  const tarballs = packInto(join(folder, 'packed'))
  for (const [index, [name, tarball]] of Object.entries(tarballs).entries()) {
    const dir = join(folder, String(index))
    const core =
      name.endsWith('mock') || name === 'bland-suite' ? [] : [tarballs['bland-suite'] ?? '']
    await install(dir, [tarball, ...core])
    const [bytes, count] = await Promise.all([bytesOf(join(dir, 'node_modules')), packagesIn(dir)])
    record({
      table: 'size',
      what: name,
      ours: `${(bytes / 1e6).toFixed(1)} MB, ${count} packages`,
      peer: '',
      ratio: null,
      goal: atMost(bytes / 1e6, 23, ' MB'),
    })
  }
  await rm(folder, { recursive: true })
})

/**
 * Prepares a fresh clone: installs the lockfile's packages, and builds. Does nothing twice: npm's own
 * hidden lockfile shows whether the installation matches the lockfile.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const installed = new URL('../node_modules/.package-lock.json', import.meta.url)
const wanted = new URL('../package-lock.json', import.meta.url)
const isFresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs
if (!isFresh) run('npm', ['ci', '--no-audit', '--no-fund'])
run('npm', ['run', '--silent', 'build'])

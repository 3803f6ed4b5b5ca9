/**
 * `npm run release`: publishes every package whose version the registry does not have, with provenance,
 * and tags it. It runs in a workflow alone, which is what provenance tells of.
 *
 * `npm run release:dry`: shows what the next release will be, with the versions that the changesets make.
 * It works on a copy that is thrown away, and asks no registry.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packagesIn, troubleOf, withRepository } from './published.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function read(cwd, command, ...args) {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function run(cwd, command, ...args) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** Everything of the repository but what git ignores, with what was built and installed. */
function copyTo(copy) {
  const listed = read(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  const built = packagesIn(root).map(({ dir }) => join(dir, 'dist'))
  for (const path of [...listed.split('\0').filter((one) => one !== ''), ...built]) {
    // What was deleted and not yet committed is still listed.
    if (existsSync(join(root, path)))
      cpSync(join(root, path), join(copy, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
}

function changeset(cwd, command) {
  return read(cwd, join(root, 'node_modules/.bin/changeset'), command)
}

/** What `npm publish` would send of each package, by name. */
function packedIn(folder, packages) {
  const workspaces = packages.flatMap(({ name }) => ['-w', name])
  const packed = read(folder, 'npm', 'pack', '--dry-run', '--json', '--silent', ...workspaces)
  return new Map(Object.values(JSON.parse(packed)).map((one) => [one.name, one]))
}

function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1000)} kB`
}

function rowOf({ name, version, manifest, needs }, before, packed) {
  const { access, provenance } = manifest.publishConfig
  return {
    name,
    version: before === version ? version : `${before} → ${version}`,
    files: packed.entryCount,
    packed: kilobytes(packed.size),
    unpacked: kilobytes(packed.unpackedSize),
    access,
    provenance,
    needs: needs.map(([needed, range]) => `${needed} ${range}`).join(', '),
  }
}

function print(rows) {
  const table = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(String))]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
  }
}

function check(packages) {
  const trouble = troubleOf(packages)
  if (trouble.length === 0) return
  console.error(trouble.join('\n'))
  process.exit(1)
}

function releaseDry() {
  const before = new Map(packagesIn(root).map(({ name, version }) => [name, version]))
  const copy = mkdtempSync(join(tmpdir(), 'bland-suite-release-'))
  try {
    copyTo(copy)
    changeset(copy, 'version')
    const packages = packagesIn(copy)
    const packed = packedIn(copy, packages)
    print(packages.map((one) => rowOf(one, before.get(one.name), packed.get(one.name))))
    check(packages)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function isPublished({ name, version }) {
  try {
    return read(root, 'npm', 'view', `${name}@${version}`, 'version', '--silent').trim() === version
  } catch {
    // npm says so of what it does not find; where the registry is away, publishing tells.
    return false
  }
}

/** What an older build has left is not published. */
function build(packages) {
  const left = [...packages.map(({ dir }) => join(dir, 'dist')), '.tsbuild']
  for (const path of left) rmSync(join(root, path), { recursive: true, force: true })
  run(root, 'npm', 'run', '--silent', 'build')
}

function release(repository) {
  const packages = packagesIn(root)
  const pending = readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md'))
  if (pending.length > 0) {
    console.error(`There are changesets without a version yet: ${pending.join(', ')}.`)
    process.exit(1)
  }
  check(packages)
  build(packages)
  for (const one of packages) {
    if (isPublished(one)) continue
    withRepository(root, one, repository)
    run(root, 'npm', 'publish', '--provenance', '--access', 'public', '-w', one.name)
  }
  // The action that runs this makes a release of each line that this prints.
  console.log(changeset(root, 'tag'))
}

const { GITHUB_ACTIONS, GITHUB_REPOSITORY } = process.env
if (process.argv.includes('--dry-run')) releaseDry()
else if (GITHUB_ACTIONS === 'true' && GITHUB_REPOSITORY) release(GITHUB_REPOSITORY)
else {
  console.error('A release is made by the workflow; `npm run release:dry` shows what it would be.')
  process.exit(1)
}

/** The packages that are published, as their manifests say. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the order in which they need each other. */
const FOLDERS = ['.', 'packages/vitest', 'packages/playwright', 'packages/mock']

function manifestIn(root, dir) {
  return JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8'))
}

/** Their manifests, and which of the others each needs where it is installed. */
export function packagesIn(root) {
  const all = FOLDERS.map((dir) => ({ dir, manifest: manifestIn(root, dir) }))
  const names = new Set(all.map(({ manifest }) => manifest.name))
  return all.map(({ dir, manifest }) => ({
    dir,
    manifest,
    name: manifest.name,
    version: manifest.version,
    needs: Object.entries(manifest.dependencies ?? {}).filter(([name]) => names.has(name)),
  }))
}

/** Why they cannot be published, a line a reason. */
export function troubleOf(packages) {
  const [{ version }] = packages
  return packages.flatMap(({ name, manifest, needs }) => [
    ...(manifest.version === version ? [] : [`${name} is not of version ${version}.`]),
    ...(manifest.publishConfig?.provenance === true ? [] : [`${name} has no provenance.`]),
    ...(manifest.publishConfig?.access === 'public' ? [] : [`${name} is not public.`]),
    ...needs
      .filter(([, range]) => range !== `^${version}`)
      .map(([needed, range]) => `${name} needs ${needed} ${range}, which is not ^${version}.`),
  ])
}

/** The registry takes a provenance only where the manifest names the repository that it tells of. */
export function withRepository(root, { dir, manifest }, repository) {
  const url = `git+https://github.com/${repository}.git`
  const place = dir === '.' ? {} : { directory: dir }
  const whole = { ...manifest, repository: { type: 'git', url, ...place } }
  writeFileSync(join(root, dir, 'package.json'), `${JSON.stringify(whole, null, 2)}\n`)
}

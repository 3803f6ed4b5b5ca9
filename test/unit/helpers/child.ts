/** Bare Node processes that use the built core. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../../', import.meta.url)

/** The URL of a built entry of the core; the core is built where it is not. */
export function built(entry: string): string {
  if (!existsSync(new URL('dist/index.js', ROOT))) {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: fileURLToPath(ROOT) })
  }
  return new URL(`dist/${entry}`, ROOT).href
}

/** What a child process printed, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs an ES module with nothing in its environment but what is given. */
export function runModule(
  source: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--input-type=module', '--eval', source],
      { env, timeout: 15_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}

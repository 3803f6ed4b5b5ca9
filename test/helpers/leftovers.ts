/** Collects everything that a run leaves, as text: files, and the content of archives. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzip } from './zip.ts'

/** Lists the names and texts of all files of a folder, except the user's own and installed ones. */
export function textsIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('node_modules') && !path.endsWith('.ts'))
    .filter((path) => statSync(join(dir, path)).isFile())
    .flatMap((path) => textsOf(path, readFileSync(join(dir, path))))
}

/** Extracts the data of Playwright's HTML report, which is an archive inside the page. */
function textsOf(path: string, content: Buffer): readonly string[] {
  if (path.endsWith('.zip')) return unzip(content).flat()
  const text = content.toString()
  const [, packed] = /data:application\/zip;base64,([\w+/=]+)/u.exec(text) ?? []
  const inside = packed === undefined ? [] : unzip(Buffer.from(packed, 'base64')).flat()
  return [path, text, ...inside]
}

/** Configurations with every reporter of the runner that writes files. */
export const WRITING_ALL: Readonly<Record<string, string>> = {
  'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    reporters: [
      'default',
      'blob',
      ['junit', { outputFile: 'native.xml' }],
      ['json', { outputFile: 'vitest.json' }],
      '@bland-suite/vitest/reporter',
    ],
  },
})
`,
  'playwright.config.ts': `import { defineConfig } from '@playwright/test'
export default defineConfig({
  reporter: [
    ['list'],
    ['html', { open: 'never' }],
    ['blob'],
    ['json', { outputFile: 'all.json' }],
    ['junit', { outputFile: 'native.xml' }],
    ['@bland-suite/playwright/reporter'],
    ['./native-reporter.mjs'],
  ],
})
`,
}

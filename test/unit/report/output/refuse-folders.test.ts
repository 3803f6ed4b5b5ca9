import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refuseFolders } from '../../../../src/report/output/refuse-folders.ts'

const root = resolve('/project')
const path = resolve(root, 'scratch')
const other = { path, what: 'its `outputDir`' }
const owner = 'Playwright'

function refusing(outDir: string, junit: string | null = null): () => void {
  const places = { outDir: resolve(root, outDir), junit: junit && resolve(root, junit) }
  return () => refuseFolders(places, { owner, root, folders: [other] })
}

describe('the folder of reports', () => {
  test.each(['scratch', 'scratch/bland', 'scratch/../scratch'])('is not %s', (outDir) => {
    expect(refusing(outDir)).toThrow(
      `\`outDir\` is ${resolve(root, outDir)}, which Playwright uses for its \`outputDir\` (${path})`,
    )
  })

  test('is not around the folder of another tool', () => {
    const within = { ...other, path: resolve(root, 'all/scratch') }
    const places = { outDir: resolve(root, 'all'), junit: null }
    expect(() => refuseFolders(places, { owner, root, folders: [within] })).toThrow(
      'uses that for its `outputDir`',
    )
  })

  test.each(['.', '..', '/'])('is not %s, which has the project in it', (outDir) => {
    expect(refusing(outDir)).toThrow('which contains more than reports')
  })

  test('has its XML in no folder of another tool', () => {
    expect(refusing('bland-report', 'scratch/bland.xml')).toThrow('`junit` is')
  })

  test.each(['bland-report', 'scratch-2', 'reports/scratch', '../elsewhere'])(
    'may be %s',
    (outDir) => {
      expect(refusing(outDir, 'bland.xml')).not.toThrow()
    },
  )
})

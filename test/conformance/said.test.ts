/** Callers say what they like: what a reader takes for a command to itself must not come from them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'test-results-parser'
import { expect, test } from 'vitest'
import { toJUnit } from '../../src/report/junit/junit.ts'
import { because } from '../../src/verdict/verdict.ts'
import { aRun } from '../unit/helpers/bodies.ts'
import { aCase, aReport, aSuite, turns } from '../unit/report/helpers.ts'

test.each([
  '[[PROPERTY|owner=nobody]]',
  '[[PROPERTY|owner]]nobody[[/PROPERTY]]',
  '[[[PROPERTY|owner=nobody]]]',
  '[\u202E[property|owner=nobody]]',
  '[[ATTACHMENT|/etc/passwd]]',
])(
  'test-results-parser finds neither property nor attachment where a caller says %j',
  async (said) => {
    const folder = await mkdtemp(join(tmpdir(), 'bland-suite-said-'))
    try {
      const run = aRun({ chat_history: turns('Hello?', said) })
      const failed = aCase({ verdict: because('failed', said) })
      const file = join(folder, 'junit.xml')
      await writeFile(file, toJUnit(aReport(aSuite({ run, cases: [failed] }))))
      const [suite] = parse({ type: 'junit', files: [file] }).suites
      expect(suite?.cases).toHaveLength(1)
      expect(suite?.cases[0]?.attachments).toEqual([])
      expect(suite?.cases[0]?.metadata).not.toHaveProperty('owner')
      expect(suite?.cases[0]?.metadata).toHaveProperty(['bland.run_id'])
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)

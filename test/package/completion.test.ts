/** What an editor offers a stranger who types the name of a scenario. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import ts from 'typescript-5.8'
import { declareNames } from '../../src/plan/snapshot/declare-names.ts'
import { BY_NPM, installed } from './installation.ts'
import { createStranger } from './stranger.ts'

const stranger = createStranger(`${BY_NPM}/completion`)

beforeAll(async () => {
  stranger.write({
    'package.json': '{ "private": true, "type": "module" }',
    'acme.d.ts': declareNames('Acme', [{ name: 'Refund' }, { name: 'Booking' }]),
    'acme-too.d.ts': declareNames('Acme', [{ name: 'Transfer' }]),
    'globex.d.ts': declareNames('Globex', [{ name: 'Late night' }]),
  })
  await installed(inject('outside'))
}, 60_000)

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
}

/** What is offered at the mark `|` of a file. */
function offeredIn(file: string, text: string): readonly string[] {
  const at = text.indexOf('|')
  stranger.write({ [file]: text.replace('|', '') })
  const files = [file, 'acme.d.ts', 'acme-too.d.ts', 'globex.d.ts']
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => true,
    getCompilationSettings: () => OPTIONS,
    getCurrentDirectory: () => stranger.dir,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => files.map((name) => join(stranger.dir, name)),
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) =>
      ts.sys.fileExists(path)
        ? ts.ScriptSnapshot.fromString(readFileSync(path, 'utf8'))
        : undefined,
  })
  const found = service.getCompletionsAtPosition(join(stranger.dir, file), at, {})
  return (found?.entries ?? []).map(({ name }) => name).toSorted()
}

const ACME = ['Booking', 'Refund', 'Transfer']

test.each(['vitest', 'playwright'])(
  'an editor offers the names of the suite’s own scenarios in `only`, `overrides` and checks, with %s',
  (runner) => {
    const offered = (use: string) =>
      offeredIn(`${runner}.ts`, `import { defineBlandSuite } from '@bland-suite/${runner}'\n${use}`)
    expect(offered("defineBlandSuite('Acme', { agentId: 'a', only: ['Refund', '|'] })")).toEqual(
      ACME,
    )
    expect(offered("defineBlandSuite('Acme', { agentId: 'a', overrides: { | } })")).toEqual(ACME)
    expect(
      offered(
        "defineBlandSuite('Acme', { agentId: 'a' }, (suite) => { suite.check('x', { only: ['|'] }, () => {}) })",
      ),
    ).toEqual(ACME)
    expect(offered("defineBlandSuite('Globex', { agentId: 'a', only: ['|'] })")).toEqual([
      'Late night',
    ])
    expect(offered("defineBlandSuite('Initech', { agentId: 'a', only: ['|'] })")).toEqual([])
  },
)

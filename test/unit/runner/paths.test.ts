import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pathsFrom } from '../../../src/runner/paths.ts'

const root = resolve('packages', 'agent')

describe('the files that options name', () => {
  test('are looked for in the folder of the configuration', () => {
    expect(pathsFrom(root, { cassette: 'acme.bland.json', snapshot: '../shared.json' })).toEqual({
      cassette: join('packages', 'agent', 'acme.bland.json'),
      snapshot: join('packages', 'shared.json'),
    })
  })

  test('are told as they are written where that is the current folder', () => {
    const options = { cassette: 'acme.bland.json', timeout: 5_000 }
    expect(pathsFrom(process.cwd(), options)).toEqual(options)
  })

  test('stay where they are absolute', () => {
    const options = { cassette: resolve('/cassettes/acme.json') }
    expect(pathsFrom(root, options)).toEqual(options)
  })
})

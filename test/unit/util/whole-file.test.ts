import { BlandRecordError } from '../../../src/errors/file-errors.js'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readWhole, writeChanged, writeTogether, writeWhole } from '../../../src/util/whole-file.js'
import { aFolder } from '../report/helpers.ts'

async function caught(act: () => unknown): Promise<unknown> {
  try {
    await act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** A name that the file system takes, and of which it takes no longer one. */
const LONG = `${'x'.repeat(251)}.xml`

describe('writeWhole', () => {
  test('writes the file, and nothing beside it', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'report.xml'), 'all of it — 😀')
    expect(await readdir(folder.path)).toEqual(['report.xml'])
    expect(await readFile(join(folder.path, 'report.xml'), 'utf8')).toBe('all of it — 😀')
  })

  test('makes the folders above the file', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'a', 'b', 'report.xml')
    writeWhole(path, 'text')
    expect(await readFile(path, 'utf8')).toBe('text')
  })

  test('replaces an old file, and leaves nothing beside it', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'report.xml')
    await writeFile(path, 'something longer than the new one')
    writeWhole(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder.path)).toEqual(['report.xml'])
  })

  test('leaves the old file where the new one cannot be written', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, LONG)
    await writeFile(path, 'old')
    await caught(() => writeWhole(path, 'new'))
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder.path)).toEqual([LONG])
  })

  test('leaves no draft where a folder has the name of the file', async () => {
    await using folder = await aFolder()
    await mkdir(join(folder.path, 'report.xml', 'within'), { recursive: true })
    await caught(() => writeWhole(join(folder.path, 'report.xml'), 'new'))
    expect(await readdir(folder.path)).toEqual(['report.xml'])
  })

  test('leaves out the mark that some editors write first', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '\uFEFF{}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{}')
  })

  test('says which file it could not write, and what to check', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'report.xml')
    await mkdir(path)
    const error = await caught(() => writeWhole(path, 'new'))
    expect(error).toBeInstanceOf(BlandRecordError)
    expect(error).toMatchObject({ code: 'BLAND_RECORD', cause: { code: 'EISDIR' } })
    expect(String(error)).toContain(`Could not write ${path} (EISDIR`)
    expect(String(error)).toContain('Check that the folder is writable and the disk has space.')
  })

  test('leaves out the mark that some editors write first', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '\uFEFF{}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{}')
  })

  test('says which file it could not write where a file stands for its folder', async () => {
    await using folder = await aFolder()
    await writeFile(join(folder.path, 'results'), 'not a folder')
    const path = join(folder.path, 'results', 'report.xml')
    const error = await caught(() => writeWhole(path, 'new'))
    expect(error).toMatchObject({ name: 'BlandRecordError', code: 'BLAND_RECORD' })
    expect(String(error)).toContain(path)
    expect(await readFile(join(folder.path, 'results'), 'utf8')).toBe('not a folder')
  })
})

test('a reader finds one of the texts whole while many are written', async () => {
  await using folder = await aFolder()
  const path = join(folder.path, 'report.xml')
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(500_000))
  writeWhole(path, texts[0] ?? '')
  const reading = Promise.all(Array.from({ length: 40 }, () => readFile(path, 'utf8')))
  // The readers are in other threads meanwhile.
  for (const text of texts) writeWhole(path, text)
  expect((await reading).filter((text) => !texts.includes(text))).toEqual([])
})

describe('readWhole', () => {
  test('reads what was written', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '{"a":"😀"}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{"a":"😀"}')
  })

  test('leaves out the mark that some editors write first', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '\uFEFF{}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{}')
  })

  test('says which file it could not read, and why', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'record.json')
    const error = await caught(() => readWhole(path))
    expect(error).toMatchObject({
      code: 'BLAND_RECORD',
      cause: { code: 'ENOENT' },
      message: `Could not read ${path}: ENOENT: no such file or directory, open '${path}'.`,
    })
  })
})

describe('writeChanged', () => {
  test('writes a file that is not there, with the folders above it', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'a', 'b', 'page.html')
    writeChanged(path, 'text')
    expect(await readFile(path, 'utf8')).toBe('text')
    expect(await readdir(join(folder.path, 'a', 'b'))).toEqual(['page.html'])
  })

  test('leaves a file alone that says the same', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'page.html')
    await writeFile(path, 'text')
    const { ino, mtimeMs } = await stat(path)
    writeChanged(path, 'text')
    expect(await stat(path)).toMatchObject({ ino, mtimeMs })
  })

  test.each(['longer than the new one', 'ne'])(
    'replaces %j, and leaves nothing beside it',
    async (old) => {
      await using folder = await aFolder()
      const path = join(folder.path, 'page.html')
      await writeFile(path, old)
      writeChanged(path, 'new')
      expect(await readFile(path, 'utf8')).toBe('new')
      expect(await readdir(folder.path)).toEqual(['page.html'])
    },
  )

  test('leaves out the mark that some editors write first', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '\uFEFF{}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{}')
  })

  test('says which file it could not write', async () => {
    await using folder = await aFolder()
    await writeFile(join(folder.path, 'results'), 'not a folder')
    const path = join(folder.path, 'results', 'page.html')
    const error = await caught(() => writeChanged(path, 'new'))
    expect(error).toMatchObject({ name: 'BlandRecordError', code: 'BLAND_RECORD' })
    expect(String(error)).toContain(path)
  })
})

describe('writeTogether', () => {
  test('writes each part before the next one is made', async () => {
    await using folder = await aFolder()
    const written: string[] = []
    function* parts() {
      yield 'one, '
      const [draft = ''] = readdirSync(folder.path)
      written.push(readFileSync(join(folder.path, draft), 'utf8'))
      yield 'two'
    }
    writeTogether([[join(folder.path, 'page.html'), parts()]])
    expect(written).toEqual(['one, '])
    expect(readFileSync(join(folder.path, 'page.html'), 'utf8')).toBe('one, two')
    expect(await readdir(folder.path)).toEqual(['page.html'])
  })

  test('changes nothing if a part cannot be made, and throws what it threw', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'page.html'), 'old')
    const broken = new Error('no such verdict')
    function* parts() {
      yield 'one, '
      throw broken
    }
    const files = [
      [join(folder.path, 'report.json'), 'whole'],
      [join(folder.path, 'page.html'), parts()],
    ] as const
    expect(await caught(() => writeTogether(files))).toBe(broken)
    expect(await readdir(folder.path)).toEqual(['page.html'])
    expect(readFileSync(join(folder.path, 'page.html'), 'utf8')).toBe('old')
  })

  test('leaves out the mark that some editors write first', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'record.json'), '\uFEFF{}')
    expect(readWhole(join(folder.path, 'record.json'))).toBe('{}')
  })

  test('says which file cannot be written in parts', async () => {
    await using folder = await aFolder()
    writeWhole(join(folder.path, 'file'), '')
    const path = join(folder.path, 'file', 'page.html')
    const error = await caught(() => writeTogether([[path, ['one']]]))
    expect(error).toBeInstanceOf(BlandRecordError)
    expect(String(error)).toContain(`Could not write ${path}`)
  })
})

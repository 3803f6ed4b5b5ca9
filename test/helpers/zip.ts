/** Reads an archive, such as one of Playwright's reports. */
import { inflateRawSync } from 'node:zlib'

const END = Buffer.from('PK\u0005\u0006')
const ENTRY = 0x02014b50
const STORED = 0

/** Returns the name and the text of each file of an archive. */
export function unzip(archive: Buffer): readonly (readonly [string, string])[] {
  const end = archive.lastIndexOf(END)
  const files: [string, string][] = []
  for (
    let at = archive.readUInt32LE(end + 16);
    at < end && archive.readUInt32LE(at) === ENTRY;
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + archive.readUInt16LE(at + field), 0)
  ) {
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28))
    files.push([name, contentOf(archive, at)])
  }
  return files
}

/** The header before the content says where it begins. */
function contentOf(archive: Buffer, entry: number): string {
  const header = archive.readUInt32LE(entry + 42)
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20))
  const isStored = archive.readUInt16LE(entry + 10) === STORED
  return (isStored ? packed : inflateRawSync(packed)).toString()
}

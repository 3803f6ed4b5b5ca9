/** The API reference: TypeDoc reads the sources, requires docstrings, and writes a page for each entry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application, Converter, ReflectionKind, TSConfigReader, TypeDocReader } from 'typedoc'
import type { DeclarationReflection, ProjectReflection } from 'typedoc'

/** Everything that users can import. */
export interface Reference {
  readonly project: ProjectReflection
  /** The text of each page by its path below the folder of the reference. */
  readonly pages: ReadonlyMap<string, string>
  /** Whether everything has a docstring and all links in them work; if not, TypeDoc has printed the problems. */
  readonly isComplete: boolean
}

/** Reads the entries that `typedoc.json` names. */
export async function readReference(): Promise<Reference> {
  const options = { options: fileURLToPath(new URL('.', import.meta.url)) }
  const readers = [new TypeDocReader(), new TSConfigReader()]
  const app = await Application.bootstrapWithPlugins(options, readers)
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => leaveOutForeign(project))
  const project = await app.convert()
  if (project === undefined) throw new Error('TypeDoc cannot read the sources')
  app.validate(project)
  const pages = await pagesOf(app, project)
  return { project, pages, isComplete: !app.logger.hasWarnings() && !app.logger.hasErrors() }
}

/** Finds an export of any entry by its name. */
export function exportOf(
  project: ProjectReflection,
  name: string,
): DeclarationReflection | undefined {
  const exported = project.children?.flatMap(({ children }) => children ?? [])
  return exported?.find((one) => one.name === name && !one.isReference())
}

/** Finds all exported classes. */
export function classesOf(project: ProjectReflection): readonly DeclarationReflection[] {
  const found = project.getReflectionsByKind(ReflectionKind.Class)
  return found.filter((one) => one.isDeclaration())
}

/** Removes what users never write: constructors of errors, and methods of reporters, which the runner calls. */
function leaveOutForeign(project: ProjectReflection): void {
  for (const { implementedTypes, children = [] } of classesOf(project)) {
    const kind = implementedTypes ? ReflectionKind.Method : ReflectionKind.Constructor
    const foreign = children.filter((part) => part.kindOf(kind))
    for (const part of foreign) project.removeReflection(part)
  }
}

async function pagesOf(
  app: Application,
  project: ProjectReflection,
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'bland-docs-'))
  try {
    app.options.setValue('out', folder)
    await app.generateOutputs(project)
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const files = paths.filter((path) => path.endsWith('.md')).toSorted()
    return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

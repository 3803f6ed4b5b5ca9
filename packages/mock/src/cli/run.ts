import { once } from 'node:events'
import { MockInputError } from '../errors.ts'
import type { RequestRecord } from '../http/log.ts'
import { startBlandMock } from '../start.ts'
import type { BlandMock } from '../start.ts'
import { HELP, readArguments, type Command } from './arguments.ts'

/** Serves until SIGINT or SIGTERM. Resolves to the exit code: 0, 1 (cannot listen) or 2 (usage). */
export async function runCli(args: readonly string[]): Promise<number> {
  try {
    return await execute(readArguments(args))
  } catch (error) {
    process.stderr.write(`bland-mock: ${messageOf(error)}\n`)
    return error instanceof MockInputError ? 2 : 1
  }
}

async function execute(command: Command): Promise<number> {
  if (command.kind === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  // Listens before it prints: a reader of the address may send a signal immediately.
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const onRequest = command.quiet ? {} : { onRequest: printRequest }
  const mock = await startBlandMock({ ...command.options, ...onRequest })
  try {
    process.stdout.write(greeting(mock))
    await interrupted
  } finally {
    await mock.close()
  }
  return 0
}

function greeting({ url, env }: Pick<BlandMock, 'url' | 'env'>): string {
  const { BLAND_API_KEY, BLAND_BASE_URL } = env
  const keys = `export BLAND_API_KEY=${BLAND_API_KEY}\nexport BLAND_BASE_URL=${BLAND_BASE_URL}\n`
  return `bland-mock listens on ${url}\n\n${keys}\n`
}

function printRequest({ method, path, query, status }: RequestRecord): void {
  const search = new URLSearchParams(query).toString()
  const result = status === 0 ? 'no answer' : String(status)
  process.stdout.write(`${method} ${path}${search === '' ? '' : `?${search}`} ${result}\n`)
}

function messageOf(error: unknown): string {
  const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const text = error instanceof Error ? error.message : String(error)
  return isInUse ? `${text}; choose another with --port` : text
}

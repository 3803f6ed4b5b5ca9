/** The commands `run`, `report` and `record`: a suite without a test runner. */
import { messageOf } from '../errors/thrown.ts'
import { BlandOptionError } from '../errors/option-errors.ts'
import { caseLines, printer } from './progress.ts'
import type { Print } from './progress.ts'
import { counted } from '../util/count.ts'
import type { BlandError } from '../errors/bland-error.ts'
import { NativeAbortController } from '../util/native.ts'
import { jsonIn } from '../report/output/places.ts'
import { readWhole } from '../util/whole-file.ts'
import { prepareSuite } from '../plan/prepare.ts'
import type { Prepared } from '../plan/prepare.ts'
import { recordUnplanned } from '../session/record-unplanned.ts'
import { openSession } from '../session/open-session.ts'
import type { Session } from '../session/session.ts'
import { isCheck } from '../options/source/check-source.ts'
import type { SuiteSettings } from '../options/settings.ts'
import { everyCase } from '../session/session-input.ts'
import { isLeftOut, SUITE_STARTS } from '../verdict/suite/suite-cases.ts'
import { oneLine } from '../verdict/title.ts'
import { plannedCases, suiteCase } from './cases.ts'
import type { Written } from './cases.ts'
import { EXIT } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { nameFlag } from './flags/flag-names.ts'
import type { Asked } from './flags/read-flags.ts'
import { begin, reportCrash } from './task.ts'
import type { Task } from './task.ts'

/** Plans, plays, evaluates and reports a suite. */
export async function play(asked: Asked, settings: SuiteSettings): Promise<ExitCode> {
  const task = begin(asked, settings)
  task.report.endWhenInterrupted()
  try {
    const prepared = await prepareSuite(settings, new NativeAbortController().signal)
    return prepared.state === 'planned'
      ? await playPlanned(task, prepared)
      : await tellUnplanned(task, prepared.error)
  } catch (error) {
    // The options were wrong before anything was read: the old report stays.
    if (error instanceof BlandOptionError) task.report.abandon()
    else reportCrash(task, error)
    throw error
  }
}

async function tellUnplanned(task: Task, error: BlandError): Promise<ExitCode> {
  if (error instanceof BlandOptionError) throw error
  const { asked, recorder } = task
  error.message = error.tell(nameFlag)
  const { reason, record } = recordUnplanned(asked.suite, error, recorder)
  task.cases = () => [suiteCase(asked.suite, SUITE_STARTS, record)]
  process.stderr.write(`bland-suite: ${reason}\n`)
  tellUnwritten(task)
  return finish(task, EXIT.notStarted)
}

async function playPlanned(
  task: Task,
  { plan, link }: Prepared & { readonly state: 'planned' },
): Promise<ExitCode> {
  const { asked, settings, recorder } = task
  const written: Written = { scenarios: new Map(), suite: null }
  task.cases = () => plannedCases(asked.suite, plan, written)
  task.report.settle()
  tellStart(task, plan.scenarios.length)
  const session = openSession({
    suite: asked.suite,
    link,
    settings,
    plan,
    ...everyCase(plan),
    recorder,
    absenceHint: null,
    tell: printer(asked),
  })
  task.report.leave = () => session.cancel()
  const keys = plan.scenarios.map(({ key, title }) => [key, title] as const)
  const refused = await session.refusal()
  if (refused !== null) process.stderr.write(`bland-suite: ${refused}\n`)
  // Otherwise each case would repeat the reason.
  const print = refused === null ? printer(asked) : (): void => {}
  const isChecks = isCheck(settings.source)
  await follow({ session, written, print, isChecks }, keys)
  const kept = await close(session, task)
  return finish(task, refused === null ? kept : EXIT.notStarted)
}

/** Announces how many conversations start, because they cost money. */
function tellStart({ asked, settings }: Task, count: number): void {
  if (settings.source.kind === 'start-checks') {
    return printer(asked)(
      `Starting the ${settings.source.environment} checks for ${oneLine(asked.suite)}`,
    )
  }
  if (settings.source.kind !== 'launch') return
  printer(asked)(`Starting ${counted(count, 'conversation')} for ${oneLine(asked.suite)}`)
}

interface Followed {
  readonly session: Session
  readonly written: Written
  readonly print: Print
  readonly isChecks: boolean
}

/** Prints each scenario when it has ended. */
async function follow(
  { session, written, print, isChecks }: Followed,
  scenarios: readonly (readonly [key: string, title: string])[],
): Promise<void> {
  const id = await session.batchId()
  const started = isChecks ? 'Check run' : 'Batch'
  const count = isChecks ? '' : `, ${counted(scenarios.length, 'run')}`
  if (id !== null) print(`${started} ${id}${count}`)
  await Promise.all(
    scenarios.map(async ([key, title]) => {
      const { cases, record } = await session.scenario(key)
      written.scenarios.set(key, record)
      for (const line of caseLines(title, cases)) print(line)
    }),
  )
  const { cases, record } = await session.suite()
  written.suite = record
  const shown = cases.filter((one) => !isLeftOut(one, one.verdict))
  for (const line of caseLines(null, shown)) print(line)
}

/** Closes the session. A cassette that could not be written makes the command fail. */
async function close(session: Session, { asked, settings }: Task): Promise<ExitCode> {
  try {
    await session.close()
  } catch (error) {
    process.stderr.write(`bland-suite: ${messageOf(error)}\n`)
    return EXIT.red
  }
  const { cassette } = settings
  if (cassette?.mode !== 'record') return EXIT.green
  if ((await session.refusal()) === null) printer(asked)(`Recorded ${cassette.path}`)
  else tellUnwritten({ settings })
  return EXIT.green
}

/** Says that the requested cassette was not written. */
function tellUnwritten({ settings: { cassette } }: Pick<Task, 'settings'>): void {
  if (cassette?.mode !== 'record') return
  process.stderr.write(`bland-suite: ${cassette.path} was not written: nothing was played.\n`)
}

async function finish(task: Task, known: ExitCode): Promise<ExitCode> {
  const { asked, report } = task
  const { isGreen, summary, annotations } = report.end()
  // The file is always written, and has the text for programs.
  if (asked.json) process.stdout.write(readWhole(jsonIn(asked.reporter.outDir)))
  // The reason why nothing started was printed before.
  if (summary !== '' && known !== EXIT.notStarted) process.stdout.write(`${summary}\n`)
  // With `--json` the output is one object.
  if (!asked.json) for (const line of annotations) printer(asked)(line)
  return known === EXIT.green && !isGreen ? EXIT.red : known
}

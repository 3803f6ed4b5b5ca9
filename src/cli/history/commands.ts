/** The commands `baseline accept` and `diff`, which compare what was played and play nothing. */
import type { Command } from 'commander'
import { Option } from 'commander'
import { BASELINE_FILE } from '../../options/baseline-options.ts'
import type { ExitCode } from '../exit-code.ts'
import { list } from '../flags/make-flag.ts'
import { acceptReport } from './accept.ts'
import type { AcceptFlags } from './accept.ts'
import { diffReports } from './diff.ts'

/** Defines the commands. Each calls `end` with its exit code. */
export function defineHistory(
  program: Command,
  outro: string,
  end: (code: ExitCode) => void,
): void {
  const example = (line: string): string => `\nExample:\n  ${line}\n${outro}`
  program
    .command('baseline')
    .description('Keep the verdicts that later runs are compared with.')
    .command('accept')
    .description(
      'Accept the verdicts of a report. Exit 0: all; 1: some were left out; 2: the report or the file cannot be used.',
    )
    .argument('<report>', 'The report.json of a finished run.')
    .addOption(new Option('--baseline <file>', 'The file to write.').default(BASELINE_FILE))
    .option('--suite-name <suite>', 'The suite, if the report has several.')
    .addOption(list('--only <name>', 'Only this scenario (repeat for several).'))
    .option('--prune', 'Drop the scenarios that the report does not have.')
    .option('--force', 'Accept cases that passed before and have failed now.')
    .addHelpText('after', example('bland-suite baseline accept bland-report/report.json'))
    .action((report: string, flags: AcceptFlags) => end(acceptReport(report, flags)))
  program
    .command('diff')
    .description(
      'Compare two reports. Exit 0: nothing is worse; 1: a new or changed failure, or a new error; 2: not comparable.',
    )
    .argument('<before>', 'The report.json to compare with.')
    .argument('<after>', 'The report.json of the later run.')
    .addHelpText('after', example('bland-suite diff main/report.json bland-report/report.json'))
    .action((before: string, after: string) => end(diffReports(before, after)))
}

/** The rows of the verdict table in which no result of a run counts. */
import type { RunOutcome } from './outcome.ts'
import type { Run } from '../../model/run.ts'
import { readState } from '../status.ts'
import { because } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

interface Unusable {
  readonly run: Verdict
  readonly reason: string
}

/** Returns the run's own verdict and the reason to skip its other cases; null for a run that counts. */
export function whyNothingCounts(outcome: RunOutcome): Unusable | null {
  switch (outcome.state) {
    case 'absent': {
      const reason = `Bland returned no run for this scenario${outcome.hint === null ? '' : `: ${outcome.hint}`}`
      return { run: because('errored', reason), reason }
    }
    case 'other-version': {
      const reason = `asked for version ${outcome.asked}, Bland played ${outcome.played}`
      return { run: because('errored', reason), reason: 'another version was played' }
    }
    case 'judge-scored':
      return whyScored(outcome)
    case 'unreadable':
      return { run: because('errored', outcome.reason), reason: outcome.reason }
    case 'unfinished': {
      const last = outcome.lastStatus === null ? 'no status' : `status ${outcome.lastStatus}`
      const reason = `run did not finish: ${last} after ${(outcome.waited / 1000).toFixed(0)} s`
      const told = [reason, ...(outcome.hint ? [outcome.hint] : [])].join('. ')
      return { run: because('errored', told), reason }
    }
    case 'finished':
      return whyEnded(outcome.run)
  }
}

function whyScored({ isAgents }: { readonly isAgents: boolean }): Unusable {
  const said = 'judge-scored: Bland gave no assertion results'
  const reason = isAgents ? `${said}; test it with \`checks\`` : said
  return { run: because('errored', reason), reason }
}

function whyEnded(run: Run): Unusable | null {
  const state = readState(run.status)
  if (state === 'error') {
    const said = run.error_message?.trim()
    const detail = said ? `: ${said}` : ', without saying why'
    return {
      run: because('errored', `run ended with ERROR${detail}`),
      reason: 'run ended with ERROR',
    }
  }
  if (state === 'cancelled') {
    return { run: because('failed', 'run was cancelled'), reason: 'run was cancelled' }
  }
  return null
}

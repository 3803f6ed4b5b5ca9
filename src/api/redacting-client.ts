/** The boundary at which a session redacts. Code behind it never sees the removed texts. */
import type { BlandClient } from './client.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandLaunchLostError } from '../errors/launch-lost-error.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import {
  AGENT_VERSION,
  BATCH,
  CHECK_RUN,
  CHECKS,
  LISTING,
  REASONS,
  RUN,
  SCENARIO,
  VERSION,
  wrapped,
} from '../redact/bland-shapes.ts'
import { withFingerprints, withKnownFingerprints } from '../model/definition/fingerprints.ts'
import { withoutPrivate } from '../model/private.ts'
import { redactedAnswers } from './redacted-answers.ts'
import type { Redactor } from '../redact/redactor.ts'

/** The shape of an answer. */
type Known = typeof RUN

/** Wraps a client so that each answer is redacted, even one of unknown shape. */
export function redactingClient(client: BlandClient, redactor: Redactor): BlandClient {
  const answers = redactedAnswers(redactor)
  const redacted = redactedBy(redactor)
  const { checks } = client
  return {
    ...client,
    checks: {
      read: (place, signal) => redacted(CHECKS, checks.read(place, signal)),
      start: (place, signal) => redacted(CHECK_RUN, checks.start(place, signal)),
      get: (place, signal) => redacted(CHECK_RUN, checks.get(place, signal)),
      list: (place, signal) => redacted(CHECK_RUN, checks.list(place, signal)),
      cancel: (place, signal) => redacted(CHECK_RUN, checks.cancel(place, signal)),
      reasons: (id, signal) => redacted(REASONS, checks.reasons(id, signal)),
      // A number and ids: there is nothing to redact.
      cost: checks.cost,
      conversations: checks.conversations,
    },
    listScenarios: (filter, signal) => {
      const listed = client.listScenarios(filter, signal)
      const known = listed.then((scenarios) => scenarios.map(withKnownFingerprints))
      return redacted(SCENARIO, known, (scenarios) => scenarios.map(answers.scenario))
    },
    getScenario: (id, signal) =>
      redacted(SCENARIO, client.getScenario(id, signal).then(withFingerprints), answers.scenario),
    startBatch: (request, signal) => redacted(BATCH, client.startBatch(request, signal)),
    getBatch: (id, signal) => redacted(BATCH, client.getBatch(id, signal), answers.batch),
    listRuns: (id, signal) => redacted(LISTING, client.listRuns(id, signal), answers.listing),
    getRun: (id, signal) => redacted(RUN, client.getRun(id, signal), answers.run),
    listVersions: (id, signal) => redacted(VERSION, client.listVersions(id, signal)),
    latestVersion: (id, signal) => redacted(AGENT_VERSION, client.latestVersion(id, signal)),
  }
}

type Redacted = <T>(known: Known, answer: Promise<T>, redact?: (value: T) => T) => Promise<T>

/** Makes a function that redacts an answer, or its error, by its shape or in a way of its own. */
function redactedBy(redactor: Redactor): Redacted {
  return async (known, answer, redact = (value) => redactor.value(value, known)) => {
    try {
      return redact(withoutPrivate(await answer))
    } catch (error) {
      throw redactError(error, known, redactor)
    }
  }
}

/** Redacts an error: the API's message is text, and so are the keys that a message names. */
function redactError(error: unknown, known: Known, redactor: Redactor): unknown {
  const { text, value } = redactor
  if (error instanceof BlandLaunchLostError) {
    return new BlandLaunchLostError({ cause: redactError(error.cause, known, redactor) })
  }
  if (error instanceof BlandHttpError) return error.withWords(text)
  if (!(error instanceof BlandResponseError)) return error
  return error.withBody(value(withoutPrivate(error.body), wrapped(known)), text)
}

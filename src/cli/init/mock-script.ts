/** The script of the mock: two conversations of one agent, of which one fails. */

interface Turn {
  readonly role: 'assistant' | 'user'
  readonly content: string
}

const BOOKS: readonly Turn[] = [
  { role: 'assistant', content: 'Good morning. What can I do for you?' },
  { role: 'user', content: 'I would like to come in for a cleaning on Thursday.' },
  { role: 'assistant', content: 'Thursday at 9:30 is free. Shall I book it?' },
  { role: 'user', content: 'Yes, please.' },
  { role: 'assistant', content: 'Your appointment is confirmed for Thursday at 9:30.' },
]

const CANCELS: readonly Turn[] = [
  { role: 'assistant', content: 'Good morning. What can I do for you?' },
  { role: 'user', content: 'Please cancel my appointment on Monday.' },
  { role: 'assistant', content: 'I can offer you Tuesday at 11 instead.' },
  { role: 'user', content: 'No, just cancel it. Is it cancelled now?' },
  { role: 'assistant', content: 'Someone from our team will get back to you.' },
]

function scenario(
  agentId: string,
  name: string,
  [turns, promise, result]: readonly [readonly Turn[], string, 'pass' | 'fail'],
): object {
  return {
    name,
    agent_id: agentId,
    assertions: [{ type: 'STRING_CHECK', config: { value: promise }, is_required: true }],
    play: { takes: 800, results: { 0: result }, run: { chat_history: turns } },
  }
}

/** Writes the script, in which this agent has two scenarios. */
export function mockScript(agentId: string): string {
  const script = {
    agents: [{ id: agentId }],
    scenarios: [
      scenario(agentId, 'Books a visit', [BOOKS, 'appointment is confirmed', 'pass']),
      scenario(agentId, 'Cancels a visit', [CANCELS, 'appointment is cancelled', 'fail']),
    ],
  }
  return `${JSON.stringify(script, null, 2)}\n`
}

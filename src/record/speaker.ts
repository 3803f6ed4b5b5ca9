/** Names speakers: Bland calls the simulated caller `user`, and the agent `assistant`. */
import { oneLine } from '../verdict/title.ts'

/** Returns the name of a speaker, on one short line; other roles keep Bland's word. */
export function speaker(role: string): string {
  if (role === 'user') return 'caller'
  return role === 'assistant' ? 'agent' : oneLine(role, 20) || 'unknown'
}

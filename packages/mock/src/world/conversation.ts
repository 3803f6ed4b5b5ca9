import type { Dice } from '../dice.ts'
import type { Fields } from '../script/types.ts'
import type { Shape } from './shape.ts'

/** The conversation: the agent speaks first, then caller and agent take turns. */
const LINES: readonly string[] = [
  'Hello, thank you for calling. How can I help you today?',
  'Hi. I have a question about my account.',
  'Of course. May I have your name, please?',
  'Sure, it is Robin Vale.',
  'Thank you, Robin. I have your account open. What would you like to know?',
  'I would like to know whether my last request went through.',
  'Let me look. Yes, it was completed yesterday afternoon.',
  'Great. Will I get a message about it?',
  'You will, by text, within the next hour.',
  'That is all I needed, thanks.',
  'My pleasure. Have a good day!',
]

const NODES: readonly string[] = ['greeting', 'identify_caller', 'answer_question', 'closing']

/** Makes a plausible conversation for scenarios without one in their script: 5, 7, 9 or 11 turns, by key. */
export function conversationOf(key: string, dice: Dice): Fields {
  const turns = 5 + 2 * dice.integer(`${key}/turns`, 0, 3)
  const chat = LINES.slice(0, turns).map((content, turn) => ({
    role: turn % 2 === 0 ? 'assistant' : 'user',
    content,
  }))
  return { chat_history: chat, variables_extracted: {}, nodes_visited: NODES }
}

/** Makes tone scores between 0.70 and 0.98, by key, without issues or examples. */
export function toneOf(key: string, dice: Dice, shape: Shape): Fields {
  const names = ['naturalness', 'conciseness', 'empathy', 'flow_preservation', 'back_channeling']
  const scores = [...names, 'topic_transitions', 'overall_tone_score'].map(
    (name) => [name, dice.score(`${key}/tone/${name}`, 0.7, 0.98)] as const,
  )
  const tone = { ...Object.fromEntries(scores), issues: [], examples: [] }
  if (shape !== 'current') {
    return tone
  }
  const examples = { good: [], needs_improvement: [] }
  return { ...tone, personality_appropriate: true, examples }
}

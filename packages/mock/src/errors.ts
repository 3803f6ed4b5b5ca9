/** An option or a script is invalid. The message names each position and its problem. */
export class MockInputError extends Error {
  override readonly name = 'MockInputError'
  /** The code for programs. */
  readonly code = 'MOCK_INPUT'
}

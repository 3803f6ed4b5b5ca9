/** An option or a script that cannot be used: the message names each place and what is wrong. */
export class MockInputError extends Error {
  override readonly name = 'MockInputError'
  /** For programs. */
  readonly code = 'MOCK_INPUT'
}

/** A reason why the host cannot start or go on, told in one sentence that says what to change. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

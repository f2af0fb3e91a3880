/** Something the person at the keyboard can mend; printed as its sentence, without a stack trace. */
export class LocalError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalError';
  }
}

interface CosmosErrorOptions {
  /** Sent as `x-ms-substatus`. */
  readonly substatus?: number;
}

/** A refusal as Azure Cosmos DB words it: HTTP status, code and message. */
export class CosmosError extends Error {
  readonly status: number;
  readonly code: string;
  readonly substatus: number | undefined;

  constructor(status: number, code: string, message: string, options: CosmosErrorOptions = {}) {
    super(message);
    this.name = 'CosmosError';
    this.status = status;
    this.code = code;
    this.substatus = options.substatus;
  }
}

export function badRequest(message: string, options?: CosmosErrorOptions): CosmosError {
  return new CosmosError(400, 'BadRequest', message, options);
}

export function notFound(what = 'Entity with the specified id'): CosmosError {
  return new CosmosError(404, 'NotFound', `${what} does not exist in the system.`);
}

export function conflict(message: string): CosmosError {
  return new CosmosError(409, 'Conflict', message);
}

export function preconditionFailed(): CosmosError {
  return new CosmosError(
    412,
    'PreconditionFailed',
    'Operation cannot be performed because one of the specified precondition is not met.',
  );
}

export function tooLarge(message: string): CosmosError {
  return new CosmosError(413, 'RequestEntityTooLarge', message);
}

/** What Azure may well serve but this local service does not. */
export function notSupported(what: string): CosmosError {
  return new CosmosError(
    501,
    'NotImplemented',
    `The local Cosmos DB service does not support ${what}.`,
  );
}

/** A query that Cosmos DB would refuse with 400; the message says what is wrong with its text. */
export class SqlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SqlError';
  }
}

/** Valid Cosmos DB SQL that this service does not evaluate; answered with 501. */
export class UnsupportedSqlError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'UnsupportedSqlError';
  }
}

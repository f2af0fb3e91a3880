/** A failure as the service reports it: `{ error: { code, message } }` with an HTTP status. */
export class SearchServiceError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'SearchServiceError';
    this.status = status;
    this.code = code;
  }
}

/** 400: the request itself is wrong. */
export function invalidRequest(
  message: string,
  code = 'InvalidRequestParameter',
): SearchServiceError {
  return new SearchServiceError(400, code, message);
}

/** 404: no such index or document. */
export function notFound(message: string): SearchServiceError {
  return new SearchServiceError(404, 'ResourceNotFound', message);
}

/** 501: Azure AI Search may know this, the local service does not. @param feature completes "… is not supported". */
export function notSupported(feature: string): SearchServiceError {
  return new SearchServiceError(
    501,
    'NotImplemented',
    `${feature} is not supported by the local AI Search service.`,
  );
}

/** An error in the shape OpenAI clients read: `{ error: { message, type, param, code } }`. */
export class OpenAIError extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;

  constructor(status: number, code: string, message: string, param: string | null = null) {
    super(message);
    this.name = 'OpenAIError';
    this.status = status;
    this.code = code;
    this.param = param;
  }

  toJSON() {
    return {
      error: {
        message: this.message,
        type: this.status < 500 ? 'invalid_request_error' : 'server_error',
        param: this.param,
        code: this.code,
      },
    };
  }
}

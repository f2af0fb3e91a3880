/** What an operation answers with. */
export interface Reply {
  readonly status: number;
  /** JSON text. */
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In request units; 1 unless said. */
  readonly charge?: number | undefined;
}

/** A local stand-in for one Azure service: a loopback HTTP server with its own store. */
export interface LocalService {
  /** Base URL without a trailing slash, for example `http://127.0.0.1:7072`. */
  readonly endpoint: string;
  /** Ends open connections, flushes the store and releases the port. */
  close(): Promise<void>;
}

/** What every local service is started with. */
export interface LocalServiceOptions {
  /** Directory for the service's files; created when missing. `undefined` keeps everything in memory. */
  readonly directory?: string | undefined;
  /** TCP port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
}

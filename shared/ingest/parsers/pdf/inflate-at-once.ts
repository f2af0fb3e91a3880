import { inflateSync } from 'node:zlib';

const chunkSize = 64 * 1024;

/**
 * Takes the place of `DecompressionStream` as far as pdf.js uses it: one write, then reads to the end. A PDF has thousands
 * of small streams, and the standard class spends more on each, in promises and on another thread, than unpacking takes;
 * this thread has nothing else to do meanwhile.
 */
export class InflateAtOnce {
  #read: () => { readonly done: boolean; readonly value?: Uint8Array } = () => ({ done: true });

  readonly writable = {
    getWriter: () => ({
      write: (packed: Uint8Array): Promise<void> => {
        this.#read = () => {
          this.#read = () => ({ done: true });
          return { done: false, value: inflateSync(packed, { chunkSize }) };
        };
        return Promise.resolve();
      },
      close: (): Promise<void> => Promise.resolve(),
    }),
  };

  readonly readable = {
    /** Reading throws when the bytes are damaged; pdf.js then saves what it can by its own means. */
    getReader: () => ({ read: async () => this.#read() }),
  };

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`Unpacking “${format}” is not supported here.`);
  }
}

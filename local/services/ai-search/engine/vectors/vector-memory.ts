import { compileDotProduct } from './dot-product-module.ts';
import { WebAssembly } from './web-assembly.ts';

const PAGE_BYTES = 65_536;
const FLOAT_BYTES = 4;
/** The kernel takes this many floats in a step; vectors are padded with zeros. */
const STEP = 8;

type DotProduct = (vector: number, query: number, queryEnd: number) => number;

let compiled: object | undefined;

/** Vectors of one length in a WebAssembly memory: the query first, then those of slots 0, 1, …. */
export class VectorMemory {
  readonly #stride: number;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #dot: DotProduct;
  #floats = new Float32Array(this.#memory.buffer);

  constructor(dimensions: number) {
    this.#stride = Math.ceil(dimensions / STEP) * STEP;
    compiled ??= compileDotProduct();
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: this.#memory } });
    this.#dot = exports.dot as DotProduct;
  }

  setQuery(vector: Float32Array): void {
    this.#write(0, vector);
  }

  set(slot: number, vector: Float32Array): void {
    this.#write((slot + 1) * this.#stride, vector);
  }

  /** The dot product of the query and a slot's vector. */
  dotProduct(slot: number): number {
    const stride = this.#stride * FLOAT_BYTES;
    return this.#dot((slot + 1) * stride, 0, stride);
  }

  /** Copies a slot's vector over another's. */
  copy(from: number, to: number): void {
    const start = (from + 1) * this.#stride;
    this.#floats.copyWithin((to + 1) * this.#stride, start, start + this.#stride);
  }

  #write(start: number, vector: Float32Array): void {
    const bytes = (start + this.#stride) * FLOAT_BYTES;
    const capacity = this.#memory.buffer.byteLength;
    if (bytes > capacity) {
      this.#memory.grow(Math.ceil((Math.max(bytes, capacity * 1.5) - capacity) / PAGE_BYTES));
      // Growing detaches the old buffer.
      this.#floats = new Float32Array(this.#memory.buffer);
    }
    this.#floats.set(vector, start);
  }
}

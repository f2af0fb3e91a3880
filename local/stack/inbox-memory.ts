import { readFileSync } from 'node:fs';
import { writeWhole } from './write-whole.ts';

/** What was put in already: the state (time and size) each file had, by name; kept across restarts. */
export class InboxMemory {
  readonly #file: string;
  readonly #states: Map<string, string>;

  constructor(file: string) {
    this.#file = file;
    this.#states = read(file);
  }

  has(name: string, state: string): boolean {
    return this.#states.get(name) === state;
  }

  /** @throws the system's error when it cannot be written; it is remembered until the end of the process then */
  add(name: string, state: string): void {
    this.#states.set(name, state);
    this.#write();
  }

  /** Forgets files that are no longer there: put back unchanged, they are new. */
  keepOnly(names: ReadonlySet<string>): void {
    const gone = [...this.#states.keys()].filter((name) => !names.has(name));
    if (gone.length === 0) return;
    for (const name of gone) this.#states.delete(name);
    this.#write();
  }

  #write(): void {
    writeWhole(this.#file, JSON.stringify([...this.#states]));
  }
}

function read(file: string): Map<string, string> {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, string][]);
  } catch {
    // Nothing remembered, or not readably: files are put in again, which changes nothing but their version.
    return new Map();
  }
}

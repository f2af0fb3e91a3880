/** Elements that a start tag closes when they are the innermost open one; htmlparser2 closes these and some more. */
const impliedEnds = new Map<string, readonly string[]>([
  ['tr', ['tr', 'th', 'td']],
  ['th', ['th']],
  ['td', ['thead', 'th', 'td']],
  ['tbody', ['thead', 'tbody']],
  ['tfoot', ['thead', 'tbody']],
  ['li', ['li']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
  ['option', ['option']],
  ...(
    'p,h1,h2,h3,h4,h5,h6,address,article,aside,blockquote,details,div,dl,fieldset,figure,footer,form,header,' +
    'main,nav,ol,pre,section,table,ul'
  )
    .split(',')
    .map((name): [string, readonly string[]] => [name, ['p']]),
]);

/** The elements that are open at a place in a page, and those whose tags were left out because they are too deep. */
export class OpenElements {
  readonly #deepest: number;
  readonly #open: string[] = [];
  readonly #leftOut = new Map<string, number>();

  constructor(deepest: number) {
    this.#deepest = deepest;
  }

  /** Whether the place is inside SVG or MathML, where other rules hold. */
  get isForeign(): boolean {
    return this.#open.includes('svg') || this.#open.includes('math');
  }

  /** Notes a start tag. @returns whether it may stay */
  enter(name: string): boolean {
    const implied = impliedEnds.get(name) ?? [];
    while (implied.includes(this.#open.at(-1) ?? '')) this.#open.pop();
    if (this.#open.length < this.#deepest) {
      this.#open.push(name);
      return true;
    }
    this.#leftOut.set(name, (this.#leftOut.get(name) ?? 0) + 1);
    return false;
  }

  /** Notes an end tag. @returns whether it may stay: the end of what was left out goes, too */
  leave(name: string): boolean {
    const leftOut = this.#leftOut.get(name) ?? 0;
    if (leftOut > 0) {
      this.#leftOut.set(name, leftOut - 1);
      return false;
    }
    const index = this.#open.lastIndexOf(name);
    if (index >= 0) this.#open.length = index;
    return true;
  }
}

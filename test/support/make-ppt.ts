import { makeCompoundFile, type Folder } from './make-compound-file.ts';
import { uint32 } from './make-xls.ts';

const container = 0x0f;

/** A record of a presentation ([MS-PPT] 2.3.1). */
export function pptRecord(type: number, content: Uint8Array, version = 0, instance = 0): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | version, 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

export function pptContainer(type: number, ...children: readonly Buffer[]): Buffer {
  return pptRecord(type, Buffer.concat(children), container);
}

/** A text as its records: what it is for, then what it says in two bytes a character, or in one. */
export function pptText(kind: number, text: string, isNarrow = false): Buffer {
  const says = isNarrow
    ? pptRecord(0x0fa8, Buffer.from(text, 'latin1'))
    : pptRecord(0x0fa0, Buffer.from(text, 'utf16le'));
  return Buffer.concat([pptRecord(0x0f9f, uint32(kind)), says]);
}

/** A shape with records of a text; `placeholder` says that it is one. */
export function pptShape(
  content: Buffer,
  { placeholder = false, at }: { placeholder?: boolean; at?: readonly [number, number] } = {},
): Buffer {
  const data = placeholder ? [pptContainer(0xf011, pptRecord(0x0bc3, Buffer.alloc(8)))] : [];
  const anchor = at ? [pptRecord(0xf00f, uint32(at[0], at[1], at[0] + 9, at[1] + 9))] : [];
  return pptContainer(0xf004, ...anchor, ...data, pptContainer(0xf00d, content));
}

/** A shape that shows a text of the outline. */
export function pptOutlineShape(number: number): Buffer {
  return pptShape(pptRecord(0x0f9e, uint32(number)), { placeholder: true });
}

/** A group of shapes that is a table. */
export function pptTable(...cells: readonly Buffer[]): Buffer {
  const option = Buffer.from([0xa0, 0xc3, 4, 0, 0, 0]);
  const own = pptContainer(0xf004, pptRecord(0xf122, option, 3, 1));
  return pptContainer(0xf003, own, ...cells);
}

export interface PptSlide {
  readonly shapes?: readonly Buffer[];
  /** Texts of the outline, as `pptText` makes them. */
  readonly outline?: readonly Buffer[];
  readonly notes?: readonly Buffer[];
}

interface PptOptions {
  /** Shapes of the one master. */
  readonly master?: readonly Buffer[];
  /** Slides as they were before the last save, by their number from 0. */
  readonly former?: ReadonlyMap<number, PptSlide>;
  readonly isEncrypted?: boolean;
  readonly others?: Folder;
}

const masterId = 0x8000_0000;

/** A presentation as PowerPoint 97 to 2003 write it; with `former` slides saved twice, the second time only what changed. */
export function makePpt(slides: readonly PptSlide[], options: PptOptions = {}): Buffer {
  const { stream, lastEdit } = pptStream(slides, options);
  const token = options.isEncrypted === true ? 0xf3d1c4df : 0xe391c05f;
  return makeCompoundFile({
    'Current User': pptRecord(0x0ff6, uint32(20, token, lastEdit, 0)),
    'PowerPoint Document': stream,
    ...options.others,
  });
}

export function pptStream(slides: readonly PptSlide[], options: PptOptions = {}) {
  const { master = [], former = new Map<number, PptSlide>() } = options;
  const slideId = (at: number) => 256 + at;
  const listed = (object: number, id: number, outline: readonly Buffer[] = []) =>
    Buffer.concat([pptRecord(0x03f3, uint32(object, 0, 0, id, 0)), ...outline]);
  const list = (instance: number, ...entries: readonly Buffer[]) =>
    pptRecord(0x0ff0, Buffer.concat(entries), container, instance);
  // Object 1 is the document, 2 the master; then each slide and its notes.
  const document = pptContainer(
    0x03e8,
    list(1, listed(2, masterId)),
    list(0, ...slides.map(({ outline }, at) => listed(3 + 2 * at, slideId(at), outline))),
    list(2, ...slides.map((_, at) => listed(4 + 2 * at, slideId(at) + 1000))),
  );
  const toSlide = ({ shapes = [], notes }: PptSlide, at: number) =>
    pptContainer(
      0x03ee,
      pptRecord(
        0x03ef,
        Buffer.concat([Buffer.alloc(12), uint32(masterId, notes ? slideId(at) + 1000 : 0, 0)]),
      ),
      pptContainer(0x040c, pptContainer(0xf002, pptContainer(0xf003, ...shapes))),
    );
  const toNotes = ({ notes = [] }: PptSlide) =>
    pptContainer(0x03f0, pptContainer(0x040c, ...notes));
  const first: [number, Buffer][] = [
    [1, document],
    [2, pptContainer(0x03f8, pptContainer(0x040c, ...master))],
    ...slides.flatMap((slide, at): [number, Buffer][] => [
      [3 + 2 * at, toSlide(former.get(at) ?? slide, at)],
      [4 + 2 * at, toNotes(slide)],
    ]),
  ];
  const second = [...former.keys()].map((at): [number, Buffer] => [
    3 + 2 * at,
    toSlide(slides[at] ?? {}, at),
  ]);
  // Nothing stands at 0: it means that there is no earlier save.
  let stream = Buffer.alloc(8);
  let lastEdit = 0;
  for (const objects of second.length > 0 ? [first, second] : [first]) {
    const places: Buffer[] = [];
    for (const [id, content] of objects) {
      places.push(uint32((1 << 20) | id, stream.length));
      stream = Buffer.concat([stream, content]);
    }
    const directory = stream.length;
    const edit = Buffer.concat([stream, pptRecord(0x1772, Buffer.concat(places))]);
    stream = Buffer.concat([edit, pptRecord(0x0ff5, uint32(0, 0, lastEdit, directory, 1, 9, 0))]);
    lastEdit = edit.length;
  }
  return { stream, lastEdit };
}

import type { Buffer } from 'node:buffer';

const title = 62;
const basedOnNone = 0xfff;
const mostGenerations = 20;

/**
 * Heading levels of paragraph styles by their numbers: of the built-in headings 1 to 9 ([MS-DOC] 2.9.271, `sti`) and of what
 * is based on them. The title is a heading of level 1.
 */
export function styleLevels(sheet: Buffer): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  if (sheet.length < 4) return levels;
  const styles = readStyles(sheet);
  styles.forEach((_, index) => {
    let at = index;
    for (let step = 0; step < mostGenerations; step += 1) {
      const style = styles[at];
      if (style === undefined) break;
      const level = style.builtIn === title ? 1 : style.builtIn;
      if (level >= 1 && level <= 9) {
        levels.set(index, level);
        break;
      }
      if (style.basedOn === basedOnNone) break;
      at = style.basedOn;
    }
  });
  return levels;
}

/** In the order of their numbers; undefined where a number is not used ([MS-DOC] 2.9.135, 2.9.260). */
function readStyles(sheet: Buffer) {
  const count = Math.min(sheet.readUInt16LE(2), basedOnNone);
  const styles: ({ readonly builtIn: number; readonly basedOn: number } | undefined)[] = [];
  let at = 2 + sheet.readUInt16LE(0);
  for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
    const length = sheet.readUInt16LE(at);
    const start = at + 2;
    const isThere = length >= 4 && start + 4 <= sheet.length;
    styles.push(
      isThere
        ? {
            builtIn: sheet.readUInt16LE(start) & 0xfff,
            basedOn: sheet.readUInt16LE(start + 2) >> 4,
          }
        : undefined,
    );
    at = start + length + (length % 2);
  }
  return styles;
}

const shape = { start: /<p:sp[\s>]/gu, end: '</p:sp>' };
/** Placeholders that repeat on every slide: its number, the date, header and footer (ECMA-376 part 1, 19.7.10). */
const repeated = /<p:ph\s[^>]*type="(?:sldNum|dt|ftr|hdr)"/u;

/** A slide's XML without the shapes that repeat on every slide. Shapes do not nest; groups of them are another element. */
export function withoutFurniture(xml: string): string {
  const kept: string[] = [];
  let at = 0;
  for (const { index } of xml.matchAll(shape.start)) {
    const end = xml.indexOf(shape.end, index);
    if (index < at || end < 0) continue;
    const after = end + shape.end.length;
    if (!repeated.test(xml.slice(index, after))) continue;
    kept.push(xml.slice(at, index));
    at = after;
  }
  return kept.join('') + xml.slice(at);
}

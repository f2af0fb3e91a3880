/** An entry of the style sheet, with at most one group within: `{\s2\outlinelevel1 heading 2;}`. */
const entry = /\{\\s(\d{1,5})(?!\d)([^{}]*(?:\{[^{}]*\}[^{}]*)?)\}/gu;
/** Style sheets stand at the beginning, and are no longer than this. */
const reach = 512 * 1024;

/**
 * Heading levels of paragraph styles, by their numbers: by outline level, else by name (Rich Text Format 1.9.1, “Style
 * Sheet”).
 */
export function styleLevels(source: string): ReadonlyMap<number, number> {
  const start = source.indexOf('{\\stylesheet');
  const levels = new Map<number, number>();
  if (start < 0) return levels;
  for (const [, number, content = ''] of source.slice(start, start + reach).matchAll(entry)) {
    const outline = /\\outlinelevel(\d)(?!\d)/u.exec(content)?.[1];
    const named = /\bheading ([1-9]);$/iu.exec(content)?.[1];
    const level = outline === undefined ? Number(named) : Number(outline) + 1;
    if (level >= 1 && level <= 9 && !levels.has(Number(number))) levels.set(Number(number), level);
  }
  return levels;
}

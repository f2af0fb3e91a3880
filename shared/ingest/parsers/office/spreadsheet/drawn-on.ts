import { drawingText } from '../drawing-text.ts';
import type { OfficeParts } from '../open-package.ts';
import { relationshipsOf } from '../relationships.ts';

const drawnTypes = new Set(['drawing', 'chart', 'chartEx', 'diagramData']);

/** Texts of the drawings that a sheet refers to, and of the charts and diagrams in them. */
export function drawnOn(sheet: string, parts: OfficeParts): string[] {
  const drawings = drawnBy(sheet, parts);
  return [...drawings, ...drawings.flatMap((drawing) => drawnBy(drawing, parts))].flatMap((part) =>
    drawingText(parts.get(part) ?? ''),
  );
}

function drawnBy(part: string, parts: OfficeParts): string[] {
  const targets = relationshipsOf(parts, part)
    .filter(({ type }) => drawnTypes.has(type))
    .map(({ target }) => target);
  return [...new Set(targets)];
}

import { tokenBudget, type Comparison } from './compare.ts';
import type { Coverage } from './coverage.ts';

/** The comparison as a Markdown table, ready for documentation. */
export function toTable(rows: readonly Comparison[]): string {
  const header = [
    'tokens',
    'overlap',
    'passages',
    'recall of 5',
    'precision of 5',
    'IoU of 5',
    `recall in ${tokenBudget} tokens`,
    `precision in ${tokenBudget} tokens`,
    `IoU in ${tokenBudget} tokens`,
  ];
  const body = rows.map(({ maxTokens, overlapTokens, passages, topFive, inBudget }) => [
    maxTokens,
    overlapTokens,
    passages,
    ...figures(topFive),
    ...figures(inBudget),
  ]);
  return [header, header.map(() => '---:'), ...body]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function figures({ recall, precision, iou }: Coverage): string[] {
  return [recall, precision, iou].map((value) => value.toFixed(3));
}

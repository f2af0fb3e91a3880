import type { Value } from '../syntax.ts';
import type { SqlFunctions } from './sql-function.ts';

/** Cosine similarity, the default of Cosmos DB: 1 for the same direction, -1 for the opposite one. */
export const vectorFunctions: SqlFunctions = {
  VECTORDISTANCE: ([left, right]) =>
    isVector(left) && isVector(right) && left.length === right.length
      ? cosine(left, right)
      : undefined,
};

function isVector(value: Value): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function cosine(left: readonly number[], right: readonly number[]): number {
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  left.forEach((value, index) => {
    const other = right[index] ?? 0;
    product += value * other;
    leftSquares += value * value;
    rightSquares += other * other;
  });
  const lengths = Math.sqrt(leftSquares) * Math.sqrt(rightSquares);
  return lengths === 0 ? 0 : product / lengths;
}

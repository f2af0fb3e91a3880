import { meansTheSame } from '../../text/synonyms.ts';
import { stems } from '../../text/stems.ts';
import type { Passage } from '../passages/passage.ts';

const NUMBER =
  /^(?:\p{N}.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenti|thirti|forti|fifti|hundr|thousand|half|no|doubl)$/u;
/** Words between a number and what it counts: "25 days", "25 paid working days". */
const REACH = 3;

/** Whether a passage states a number of the unit asked for, such as a number of days; in a table the column may name it. */
export function numberNearUnit(passage: Passage, unit: string): boolean {
  if (passage.cells?.some(({ column, value }) => isCountOf(unit, column, value))) return true;
  const { stems } = passage;
  return stems.some((stem, i) => {
    if (!NUMBER.test(stem)) return false;
    const around = stems.slice(Math.max(0, i - 1), i + 1 + REACH);
    return around.some((near) => meansTheSame(near, unit));
  });
}

function isCountOf(unit: string, column: string, value: string): boolean {
  return /^\P{L}*\p{N}/u.test(value) && stems(column).some((word) => meansTheSame(word, unit));
}

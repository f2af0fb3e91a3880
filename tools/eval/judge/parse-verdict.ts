import * as z from 'zod';

const grade = z.int().min(1).max(5);
const verdictSchema = z.strictObject({ faithfulness: grade, relevance: grade, coherence: grade });

export type Verdict = z.output<typeof verdictSchema>;

/** Reads a judge's reply: exactly the JSON asked for. @returns undefined for anything else, which is no verdict */
export function parseVerdict(reply: string): Verdict | undefined {
  try {
    return verdictSchema.safeParse(JSON.parse(reply)).data;
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';

/** The questions of samples/questions.jsonl. */
export function sampleQuestions(): string[] {
  const file = new URL('../../samples/questions.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { question: string }).question);
}

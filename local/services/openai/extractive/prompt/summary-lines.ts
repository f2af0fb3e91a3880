import type { Turn } from './read-conversation.ts';

const LINE = /^Asked: (.+?)(?: Answered: (.*))?$/;

/** One turn of a summary, on a line of its own. */
export function summaryLine(question: string, answer: string): string {
  return answer === '' ? `Asked: ${question}` : `Asked: ${question} Answered: ${answer}`;
}

/** Reads the turns back out of a summary of such lines; any other text has none. */
export function readSummary(summary: string): Turn[] {
  return summary.split('\n').flatMap((line): Turn[] => {
    const [, question, answer = ''] = LINE.exec(line.trim()) ?? [];
    if (question === undefined) return [];
    return [
      { role: 'user', text: question },
      { role: 'assistant', text: answer },
    ];
  });
}

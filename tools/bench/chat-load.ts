import { percentile } from '../support/statistics.ts';
import { askOnce, type AnswerTiming } from './ask-once.ts';
import { figure, type Figure } from './figure.ts';

export interface ChatLoad {
  readonly answersPerSecond: number;
  readonly figures: readonly Figure[];
}

/** By the number of concurrent clients. */
const firstTokenTargets: Readonly<Record<'p50' | 'p95', Readonly<Record<number, string>>>> = {
  p50: { 1: '≤ 40' },
  p95: { 8: '≤ 120' },
};

/** Asks `total` questions over the stream, `concurrency` at a time, and reads each answer to its end. */
export async function chatLoad(
  url: string,
  questions: readonly string[],
  concurrency: number,
  total: number,
): Promise<ChatLoad> {
  const timings: AnswerTiming[] = [];
  let next = 0;
  const began = performance.now();
  const client = async () => {
    while (next < total) {
      const question = questions[next % questions.length] ?? '';
      next += 1;
      timings.push(await askOnce(url, question));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - began) / 1000;
  const first = timings.map((one) => one.firstToken);
  const whole = timings.map((one) => one.whole);
  const at = `at ${concurrency} concurrent`;
  const answersPerSecond = total / seconds;
  const figures = [
    figure(
      `first token p50 ${at}`,
      percentile(first, 0.5),
      'ms',
      firstTokenTargets.p50[concurrency],
    ),
    figure(
      `first token p95 ${at}`,
      percentile(first, 0.95),
      'ms',
      firstTokenTargets.p95[concurrency],
    ),
    figure(`whole answer p50 ${at}`, percentile(whole, 0.5), 'ms'),
    figure(`answers per second ${at}`, answersPerSecond, '1/s'),
  ];
  return { answersPerSecond, figures };
}

import { createHash } from 'node:crypto';

/** Ids for questions that have none: they stay the same when lines are added or moved. */
export function questionIds(): (question: string, followsUp?: string) => string {
  const seen = new Map<string, number>();
  return (question, followsUp = '') => {
    const hash = createHash('sha256')
      .update(`${followsUp}\n${question}`)
      .digest('hex')
      .slice(0, 10);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return times === 1 ? hash : `${hash}-${times}`;
  };
}

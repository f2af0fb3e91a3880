import { STOP_WORDS } from '../../text/stop-words.ts';
import { words } from '../../text/words.ts';

/** Frequent words of other languages that English text hardly has. */
const FOREIGN = new Set(
  `der das und ist nicht wie viele wer wann wo warum welche welcher welches für mit ein eine einen von zu auf sich
le la les des du un une et est que qui quand où pourquoi comment combien quel quelle dans pour avec
el los las una y es qué quién cuándo dónde por cómo cuántos cuántas cuál con para il gli che chi quando dove perché come
quanti quanto quale di e per het een en van hoe hoeveel wie wat waar wanneer`.split(/\s+/),
);

/** Whether a question is English, by its function words; text that shows no language counts as English. */
export function isEnglish(text: string): boolean {
  const all = words(text);
  const english = all.filter((word) => STOP_WORDS.has(word)).length;
  const foreign = all.filter((word) => FOREIGN.has(word)).length;
  const foreignScript = all.filter((word) => /[^\p{Script=Latin}\p{N}:.-]/u.test(word)).length;
  return english >= foreign && foreignScript * 2 <= all.length;
}

import { stems } from '../../text/stems.ts';

/**
 * How well sentences read, from 0 to 1: the share that are whole (begin with a capital, a number or a script without
 * capitals, and are ended) and not said before.
 */
export function coherenceOf(said: readonly string[]): number {
  const before = new Set<string>();
  const clear = said.filter((sentence) => {
    const key = stems(sentence).join(' ');
    const isNew = key !== '' && !before.has(key);
    before.add(key);
    return isNew && isWhole(sentence);
  });
  return said.length === 0 ? 0 : clear.length / said.length;
}

function isWhole(sentence: string): boolean {
  return (
    /^[\p{P}\p{S}]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(sentence) &&
    /[.!?…:。！？|][\p{P}]*$/u.test(sentence)
  );
}

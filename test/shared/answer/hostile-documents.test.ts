import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collectAnswer } from '../../../shared/answer/collect-answer.ts';
import type { AnswerEvent } from '../../../shared/domain/answer-event.ts';
import { uiMessageStream } from '../../../shared/http/ui-message-stream.ts';
import { ownAttacks, publicAttacks } from '../../support/attack-strings.ts';
import { collect } from '../../support/collect.ts';
import { readWithMarked, readWithRemark } from '../../support/markdown-readers.ts';
import { isLongRun } from '../../support/is-long-run.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ask, index, ofType, only, ports, storedMessages } from './support.ts';

const address = /[a-z][a-z0-9+.-]*:\/\/[a-z0-9]|\bwww\.[a-z0-9]|\b(?:javascript|vbscript):\S/iu;

/** A model under the spell of a document: it writes what it was told to, everywhere it is asked. */
function obedient(attack: string): ScriptedChatModel {
  const reply = `${attack}\nEveryone has 25 days of annual leave [1]. ${attack} [2][9]`;
  return new ScriptedChatModel({
    answer: [reply.slice(0, 40), reply.slice(40)],
    condense: [`How much annual leave, says ${attack}?`],
    title: [attack],
    'follow-ups': [`${attack.replaceAll('\n', ' ')}?\nAnd ${attack.replaceAll('\n', ' ')} leave?`],
  });
}

async function* stream(events: readonly AnswerEvent[]) {
  yield* events;
}

/** Checks every way in which an answer reaches a client: JSON, the stream, the stored message. */
async function checkAnswer(attack: string): Promise<void> {
  const all = await ports({ chatModel: obedient(attack) });
  const content = `Everyone has 25 days of annual leave. ${attack} Leave is annual.`;
  await index(all, {
    id: 'planted',
    title: `Leave ${attack}`,
    headings: [attack, 'Leave'],
    content,
  });
  const message = 'How many days of annual leave do I have?';
  const { sessionId } = only(await ask(all, message), 'start');
  const events = await ask(all, { message, sessionId });

  const answer = await collectAnswer(stream(events));
  const parts = await collect(uiMessageStream(stream(events)));
  const [, , , stored] = await storedMessages(all, events);
  for (const shown of [JSON.stringify(answer), JSON.stringify(parts), JSON.stringify(stored)]) {
    assert.doesNotMatch(shown, address);
  }
  const sources = ofType(events, 'sources').flatMap((event) => event.sources);
  const texts = [answer.answer, answer.rewrittenQuestion ?? '', ...answer.followUps];
  for (const text of [
    ...texts,
    ...sources.flatMap(({ title, headings }) => [title, ...headings]),
  ]) {
    const active = [...readWithRemark(text).active, ...readWithMarked(text).active];
    // An e-mail address of a source stays: a renderer may make a link of it, which sends nothing by itself.
    assert.deepEqual(
      active.filter((what) => !what.startsWith('link mailto:')),
      [],
      text,
    );
  }
  const numbers = new Set(sources.map(({ number }) => number));
  for (const [, number] of readWithRemark(answer.answer).text.matchAll(/\[(\d+)\]/gu)) {
    assert(numbers.has(Number(number)), answer.answer);
  }
  for (const { citation } of ofType(events, 'citation')) {
    const { documentId, pageFrom } = citation;
    assert.equal(citation.url, `/api/documents/${documentId}/content#page=${pageFrom}`);
  }
  const terminal = parts.filter(({ type }) => type === 'finish' || type === 'error');
  assert.equal(terminal.length, 1);
  assert(parts.every(({ type }) => /^(?:start|finish|text-|source-document|data-)/u.test(type)));
}

describe('No address, image, foreign citation or made-up part reaches a client', () => {
  it('from attacks written for this project', async () => {
    for (const attack of ownAttacks) {
      await checkAnswer(attack).catch((error: unknown) => {
        throw new Error(`Attack: ${attack}`, { cause: error });
      });
    }
  });

  const attacks = publicAttacks().filter((_, index) => isLongRun || index % 8 === 0);
  it(
    'from public attacks',
    { skip: attacks.length === 0 && 'The public sets are not at hand.' },
    async () => {
      for (const attack of attacks) {
        await checkAnswer(attack).catch((error: unknown) => {
          throw new Error(`Attack: ${attack}`, { cause: error });
        });
      }
    },
  );
});

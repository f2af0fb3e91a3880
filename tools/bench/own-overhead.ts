import type { AnswerPorts } from '../../shared/answer/answer-ports.ts';
import { answerQuestion } from '../../shared/answer/answer-question.ts';
import type { Services } from '../../shared/services.ts';
import { median } from '../support/statistics.ts';
import { figure, type Figure } from './figure.ts';
import { OutsideMeter } from './outside-meter.ts';

const principal = { tenantId: 'local', userId: 'bench', groups: [] };

/**
 * What our own code adds to the calls it makes: the time of a turn in which no call to a model, index or store was
 * under way.
 */
export async function ownOverhead(
  services: Services,
  questions: readonly string[],
): Promise<Figure[]> {
  const own: number[] = [];
  for (const message of questions) {
    const meter = new OutsideMeter();
    const ports: AnswerPorts = {
      ...services,
      chatModel: meter.watch(services.chatModel),
      embeddingModel: meter.watch(services.embeddingModel),
      searchIndex: meter.watch(services.searchIndex),
      sessions: meter.watch(services.sessions),
      profiles: meter.watch(services.profiles),
      log: { warn: (what, cause) => console.error(what, cause) },
    };
    const began = performance.now();
    const events = answerQuestion({ message }, principal, ports, new AbortController().signal);
    let last = '';
    for await (const event of events) last = event.type;
    if (last !== 'finish') throw new Error(`“${message}” ended with ${last}.`);
    own.push(performance.now() - began - meter.outside);
  }
  return [figure('own code in a turn p50', median(own), 'ms', '≤ 10')];
}

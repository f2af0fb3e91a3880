import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEntities } from '../../../../../local/services/service-bus/entities/parse-entities.ts';

const queue = (properties: unknown) => ({ queues: [{ name: 'work', properties }] });

describe('parseEntities', () => {
  it('reads queues, topics and subscriptions', () => {
    const { queues, topics } = parseEntities({
      queues: [
        {
          name: 'ingestion-commands',
          properties: {
            lockDuration: 'PT1M30S',
            maxDeliveryCount: 5,
            defaultMessageTimeToLive: 'P14D',
            deadLetteringOnMessageExpiration: true,
            requiresSession: true,
            requiresDuplicateDetection: true,
            duplicateDetectionHistoryTimeWindow: 'PT20S',
          },
        },
      ],
      topics: [
        {
          name: 'events',
          properties: { defaultMessageTimeToLive: 'PT1H' },
          subscriptions: [{ name: 'all', properties: { maxDeliveryCount: 1 } }],
        },
      ],
    });
    assert.deepEqual(queues, [
      {
        name: 'ingestion-commands',
        lockMs: 90_000,
        maxDeliveryCount: 5,
        defaultTimeToLiveMs: 14 * 86_400_000,
        deadLettersOnExpiry: true,
        requiresSession: true,
        duplicateWindowMs: 20_000,
      },
    ]);
    const [topic] = topics;
    assert.deepEqual(
      [topic?.name, topic?.defaultTimeToLiveMs, topic?.duplicateWindowMs],
      ['events', 3_600_000, undefined],
    );
    const [subscription] = topic?.subscriptions ?? [];
    assert.deepEqual([subscription?.name, subscription?.maxDeliveryCount], ['all', 1]);
    assert.equal(subscription?.filters.length, 1);
  });

  it('gives what is left out the values of Azure', () => {
    assert.deepEqual(parseEntities({ queues: [{ name: 'work' }] }), {
      queues: [
        {
          name: 'work',
          lockMs: 60_000,
          maxDeliveryCount: 10,
          defaultTimeToLiveMs: Infinity,
          deadLettersOnExpiry: false,
          requiresSession: false,
          duplicateWindowMs: undefined,
        },
      ],
      topics: [],
    });
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    ['no object', [], /expected object/],
    ['an unknown part', { queue: [] }, /"queue"/],
    [
      'an unknown property',
      queue({ lockduration: 'PT1M' }),
      /"lockduration".*queues\[0\]\.properties/s,
    ],
    ['a number for a duration', queue({ lockDuration: 60 }), /lockDuration/],
    ['months', queue({ lockDuration: 'P1M' }), /“P1M” is not an ISO 8601 duration above zero/],
    ['no time', queue({ lockDuration: 'PT0S' }), /“PT0S” is not/],
    ['a lock too long', queue({ lockDuration: 'PT6M' }), /a lock lasts five minutes/],
    [
      'a window too short',
      queue({ duplicateDetectionHistoryTimeWindow: 'PT1S' }),
      /from 20 seconds .* to seven days/,
    ],
    ['no deliveries', queue({ maxDeliveryCount: 0 }), /maxDeliveryCount/],
    ['a name with spaces', { queues: [{ name: 'my queue' }] }, /a name has up to 260 letters/],
    ['a name twice', { queues: [{ name: 'a' }], topics: [{ name: 'A' }] }, /“A” is used twice/],
    [
      'a subscription twice',
      { topics: [{ name: 't', subscriptions: [{ name: 's' }, { name: 's' }] }] },
      /“t\/subscriptions\/s” is used twice/,
    ],
  ];
  for (const [what, entities, message] of wrong) {
    it(`refuses ${what}, and says so`, () => {
      assert.throws(() => parseEntities(entities), { message });
    });
  }
});

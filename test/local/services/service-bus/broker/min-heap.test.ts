import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MinHeap } from '../../../../../local/services/service-bus/broker/min-heap.ts';
import { Random } from '../../../../support/random.ts';

describe('MinHeap', () => {
  it('gives numbers in order, whatever the order they came in', () => {
    const random = new Random(7);
    const heap = new MinHeap();
    const left: number[] = [];
    for (let step = 0; step < 2_000; step += 1) {
      if (random.below(10) < 6 || left.length === 0) {
        const number = random.below(500);
        heap.push(number);
        left.push(number);
        left.sort((a, b) => a - b);
      } else {
        assert.equal(heap.peek(), left[0]);
        assert.equal(heap.pop(), left.shift());
      }
    }
    while (left.length > 0) assert.equal(heap.pop(), left.shift());
    assert.deepEqual([heap.peek(), heap.pop()], [undefined, undefined]);
  });
});

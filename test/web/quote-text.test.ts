import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quoteText } from '../../web/src/chat/quote-text.ts';

describe('quoteText', () => {
  it('leaves a sentence as it is', () => {
    assert.equal(quoteText('Press A | B twice.\n Then wait.'), 'Press A | B twice.\n Then wait.');
  });

  it('shows the cells of a table row without its bars', () => {
    assert.equal(quoteText('| Outlet | 1,000 mm |  |'), 'Outlet · 1,000 mm');
    assert.equal(
      quoteText('| Model | Price |\n| Heron 8 | £5,480 |'),
      'Model · Price\nHeron 8 · £5,480',
    );
  });
});

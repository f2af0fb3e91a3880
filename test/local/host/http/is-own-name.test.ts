import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnName } from '../../../../local/host/http/is-own-name.ts';

const nameIn = (host: string) => new URL(`http://${host}`).hostname;

test('The names of loopback are its own, in any spelling of an address', () => {
  for (const host of [
    'localhost:7071',
    'LOCALHOST',
    'chat.localhost',
    '127.0.0.1:80',
    '[::1]:1',
    '127.1',
  ])
    assert.equal(isOwnName(nameIn(host)), true, host);
});

test('Any other name is not, whatever it resolves to', () => {
  for (const host of [
    'evil.example',
    '127.0.0.1.evil.example',
    'notlocalhost',
    'localhost.evil',
    '10.0.0.1',
    '[::2]',
  ])
    assert.equal(isOwnName(nameIn(host)), false, host);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { refuseCrossSite } from '../../../shared/http/refuse-cross-site.ts';
import { aRequest } from '../../support/a-request.ts';

function isRefused(headers: Record<string, string>, allowed?: string[]): boolean {
  try {
    refuseCrossSite(aRequest({ method: 'POST', headers }), { ALLOWED_ORIGINS: allowed });
    return false;
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'cross_site_request');
    return true;
  }
}

test('The own page, an address that was typed in, and programs pass', () => {
  const origin = 'http://localhost:7071';
  assert.equal(isRefused({ 'sec-fetch-site': 'same-origin', origin }), false);
  assert.equal(isRefused({ 'sec-fetch-site': 'none' }), false);
  assert.equal(isRefused({}), false);
});

test('The own page passes behind a proxy that calls the service by another name', () => {
  const origin = 'https://chat.contoso.com';
  assert.equal(isRefused({ 'sec-fetch-site': 'same-origin', origin }), false);
});

test('Pages of other sites are refused, and those of other ports and hosts of the same site', () => {
  const origin = 'http://localhost:3000';
  assert.equal(isRefused({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }), true);
  assert.equal(isRefused({ 'sec-fetch-site': 'same-site', origin }), true);
  // A form in a sandbox, a file that was opened.
  assert.equal(isRefused({ 'sec-fetch-site': 'cross-site', origin: 'null' }), true);
  assert.equal(isRefused({ 'sec-fetch-site': 'cross-site' }), true);
});

test('A browser that does not say how far away a page is says its origin', () => {
  assert.equal(isRefused({ origin: 'http://localhost:7071' }), false);
  assert.equal(isRefused({ origin: 'https://localhost:7071' }), false);
  for (const origin of ['http://localhost:3000', 'http://evil.example', 'null', 'localhost:7071']) {
    assert.equal(isRefused({ origin }), true, origin);
  }
});

test('Origins that are allowed pass, by their whole name', () => {
  const allowed = ['https://chat.contoso.com'];
  const from = (origin: string) => isRefused({ 'sec-fetch-site': 'cross-site', origin }, allowed);
  assert.equal(from('https://chat.contoso.com'), false);
  assert.equal(from('https://chat.contoso.com.evil.example'), true);
  assert.equal(from('http://chat.contoso.com'), true);
});

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { Authorization } from '../../../../local/services/cosmos/authorization.ts';
import { request } from './local-request.ts';

const KEY = Buffer.from('a secret').toString('base64');
const DATE = 'Thu, 01 Jan 2026 00:00:00 GMT';

/** The signature as Azure documents it, for the link and kind of resource that the caller names. */
function authorization(verb: string, kind: string, link: string): string {
  const text = `${verb}\n${kind}\n${link}\n${DATE.toLowerCase()}\n\n`;
  const signature = createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64');
  return encodeURIComponent(`type=master&ver=1.0&sig=${signature}`);
}

describe('Authorization', () => {
  const check = (method: string, path: string, header: string) =>
    new Authorization(KEY).check(
      request(method, path, undefined, { authorization: header, 'x-ms-date': DATE }),
    );

  it('takes the signature of the account, a feed and a resource', () => {
    check('GET', '', authorization('get', '', ''));
    check('POST', 'dbs/A/colls', authorization('post', 'colls', 'dbs/A'));
    check('GET', 'dbs/A/colls/c/docs/ü', authorization('get', 'docs', 'dbs/A/colls/c/docs/ü'));
  });

  it('refuses one of another request, of another key, or none', () => {
    const header = authorization('get', 'docs', 'dbs/A/colls/c/docs/1');
    assert.throws(() => check('DELETE', 'dbs/A/colls/c/docs/1', header), { status: 401 });
    assert.throws(() => check('GET', 'dbs/A/colls/c/docs/2', header), { status: 401 });
    assert.throws(() => check('GET', 'dbs/A/colls/c/docs/1', ''), { status: 401 });
    const other = new Authorization(Buffer.from('another').toString('base64'));
    const signed = request('GET', '', undefined, {
      authorization: authorization('get', '', ''),
      'x-ms-date': DATE,
    });
    assert.throws(() => other.check(signed), { status: 401 });
  });

  it('says that it takes no Entra tokens', () => {
    const header = encodeURIComponent('type=aad&ver=1.0&sig=token');
    assert.throws(() => check('GET', '', header), { status: 501, message: /Entra/ });
  });

  it('refuses a header that cannot be decoded', () => {
    assert.throws(() => check('GET', '', '%'), { status: 401 });
  });
});

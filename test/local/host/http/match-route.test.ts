import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchRoute } from '../../../../local/host/http/match-route.ts';
import { parseRouteTemplate } from '../../../../local/host/http/route-template.ts';

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** Template, path, and the values expected; undefined where the path must not match. */
const cases: [string, string, Record<string, string> | undefined][] = [
  ['', '', {}],
  ['', 'x', undefined],
  ['chat', 'chat', {}],
  ['chat', 'CHAT', {}],
  ['Chat', 'chat/', {}],
  ['chat', 'chats', undefined],
  ['chat', 'chat/x', undefined],
  ['chat', '', undefined],
  ['a b', 'a%20b', {}],
  ['{{literal}}', '%7Bliteral%7D', {}],
  ['documents/{id}', 'documents/7', { id: '7' }],
  ['documents/{id}', 'documents', undefined],
  ['documents/{id}', 'documents/', undefined],
  ['documents/{id}', 'documents//', undefined],
  ['documents/{id}', 'documents/a%20b', { id: 'a b' }],
  ['documents/{id}', 'documents/J%C3%BCrgen', { id: 'Jürgen' }],
  ['documents/{id}', 'documents/a%2Fb%20c', { id: 'a%2Fb c' }],
  ['documents/{id}', 'documents/100%', { id: '100%' }],
  ['documents/{id}/content', 'documents/7/content', { id: '7' }],
  ['documents/{id}/content', 'documents//content', undefined],
  ['hello/{name?}', 'hello', {}],
  ['hello/{name?}', 'hello/', {}],
  ['hello/{name?}', 'hello/you', { name: 'you' }],
  ['hello/{name?}', 'hello/you/too', undefined],
  ['hello/{name:alpha?}', 'hello', {}],
  ['hello/{name:alpha?}', 'hello/42', undefined],
  ['page/{number:int=1}', 'page', { number: '1' }],
  ['page/{number:int=1}', 'page/3', { number: '3' }],
  ['{area=home}/{page=index}', '', { area: 'home', page: 'index' }],
  ['{area=home}/{page=index}', 'shop', { area: 'shop', page: 'index' }],
  ['files/{*path}', 'files', {}],
  ['files/{*path}', 'files/a/b%20c.pdf', { path: 'a/b c.pdf' }],
  ['files/{**path}', 'files/a/b', { path: 'a/b' }],
  ['files/{*path=readme}', 'files', { path: 'readme' }],
  ['files/{*path:minlength(4)}', 'files/a/b', undefined],
  ['{*all}', 'any/thing', { all: 'any/thing' }],
  ['n/{x:int}', 'n/2147483647', { x: '2147483647' }],
  ['n/{x:int}', 'n/-5', { x: '-5' }],
  ['n/{x:int}', 'n/2147483648', undefined],
  ['n/{x:int}', 'n/1.5', undefined],
  ['n/{x:long}', 'n/9223372036854775807', { x: '9223372036854775807' }],
  ['n/{x:long}', 'n/9223372036854775808', undefined],
  ['n/{x:bool}', 'n/True', { x: 'True' }],
  ['n/{x:bool}', 'n/1', undefined],
  ['n/{x:decimal}', 'n/-1.50', { x: '-1.50' }],
  ['n/{x:decimal}', 'n/1e5', undefined],
  ['n/{x:double}', 'n/1e5', { x: '1e5' }],
  ['n/{x:float}', 'n/x', undefined],
  ['n/{x:guid}', `n/${guid}`, { x: guid }],
  ['n/{x:guid}', 'n/0f8fad5b', undefined],
  ['n/{x:alpha}', 'n/Abc', { x: 'Abc' }],
  ['n/{x:alpha}', 'n/ab1', undefined],
  ['n/{x:length(3)}', 'n/abc', { x: 'abc' }],
  ['n/{x:length(3)}', 'n/ab', undefined],
  ['n/{x:length(2,3)}', 'n/ab', { x: 'ab' }],
  ['n/{x:length(2,3)}', 'n/abcd', undefined],
  ['n/{x:minlength(2)}', 'n/a', undefined],
  ['n/{x:maxlength(2)}', 'n/abc', undefined],
  ['n/{x:min(18)}', 'n/18', { x: '18' }],
  ['n/{x:min(18)}', 'n/17', undefined],
  ['n/{x:max(-1)}', 'n/0', undefined],
  ['n/{x:range(1,5)}', 'n/5', { x: '5' }],
  ['n/{x:range(1,5)}', 'n/6', undefined],
  ['n/{x:range(1,5)}', 'n/three', undefined],
  ['n/{x:required}', 'n/x', { x: 'x' }],
  ['n/{x:int:min(3):max(4)}', 'n/4', { x: '4' }],
  ['n/{x:int:min(3):max(4)}', 'n/5', undefined],
  ['n/{x:regex(^\\d{{3}}-(a|b)$)}', 'n/123-B', { x: '123-B' }],
  ['n/{x:regex(^\\d{{3}}-(a|b)$)}', 'n/12-a', undefined],
  ['n/{x:regex(^a/b$)?}', 'n', {}],
];

describe('matchRoute', () => {
  for (const [template, path, expected] of cases) {
    it(`"${template}" ${expected ? 'takes' : 'leaves'} "${path}"`, () => {
      assert.deepEqual(matchRoute(parseRouteTemplate(template), path), expected);
    });
  }
});

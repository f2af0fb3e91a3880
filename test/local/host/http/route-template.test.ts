import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRouteTemplate } from '../../../../local/host/http/route-template.ts';

const refusals: [string, RegExp][] = [
  ['/chat', /must not begin with/],
  ['a//b', /empty segment/],
  ['file-{id}', /"file-\{id\}" mixes text with a parameter/],
  ['{name}.{ext}', /mixes text with a parameter/],
  ['{a', /mixes text with a parameter/],
  ['{}', /no valid parameter name/],
  ['{id}/{ID}', /"ID" occurs twice/],
  ['{*rest}/x', /catch-all "rest" must come last/],
  ['{id?}/x', /optional parameter "id" must come last/],
  ['{*rest?}', /optional by itself/],
  ['{id=1?}', /cannot be optional and have a default/],
  ['{id:datetime}', /constraint "datetime" is unknown/],
  ['{id:file}', /constraint "file" is unknown/],
  ['{id:nonsense(1)}', /constraint "nonsense\(1\)" is unknown/],
  ['{id:length(a)}', /constraint "length\(a\)" is unknown/],
  ['{id:length(1,2,3)}', /constraint "length\(1,2,3\)" is unknown/],
  ['{id:int(3)}', /constraint "int\(3\)" is unknown/],
  ['{id:range(1)}', /constraint "range\(1\)" is unknown/],
  ['{id:min}', /constraint "min" is unknown/],
  ['{id:length(1}', /lacks a closing parenthesis/],
];

describe('parseRouteTemplate', () => {
  for (const [template, reason] of refusals) {
    it(`refuses "${template}" and says why`, () => {
      assert.throws(
        () => parseRouteTemplate(template),
        (error: Error) => {
          assert.equal(error.name, 'HostError');
          assert.match(error.message, reason);
          return error.message.includes(`"${template}"`);
        },
      );
    });
  }

  it('tells literals, parameters, constraints and defaults apart', () => {
    const { segments } = parseRouteTemplate('a/{b:int:min(2)=3}/{*c}');
    assert.deepEqual(
      segments.map((segment) =>
        segment.kind === 'literal'
          ? segment.text
          : [segment.name, segment.constraints.map(({ text }) => text), segment.catchAll],
      ),
      ['a', ['b', ['int', 'min(2)'], false], ['c', [], true]],
    );
  });
});

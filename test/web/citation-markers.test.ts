import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { citationMarkers } from '../../web/src/chat/citation-markers.ts';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}

/** The tree as text again, with each marker as `<n>`. */
function shown(node: Node): string {
  if (node.type === 'citationMarker') return `<${node.data?.hProperties.value ?? ''}>`;
  return (node.value ?? '') + (node.children ?? []).map(shown).join('');
}

function marked(...children: Node[]): string {
  const root: Node = { type: 'root', children: [{ type: 'paragraph', children }] };
  citationMarkers()(root);
  return shown(root);
}

const text = (value: string): Node => ({ type: 'text', value });

describe('citationMarkers', () => {
  it('makes every marker a button with its number', () => {
    assert.equal(marked(text('Leave is 26 days [1]. Ask [12].')), 'Leave is 26 days<1>. Ask<12>.');
  });

  it('keeps markers that stand together apart', () => {
    assert.equal(marked(text('Both say so [1] [2][3]')), 'Both say so<1><2><3>');
  });

  it('leaves other brackets as they are', () => {
    assert.equal(marked(text('[a], [1a], [] and [1234]')), '[a], [1a], [] and [1234]');
  });

  it('finds markers inside emphasis and not inside code', () => {
    const strong: Node = { type: 'strong', children: [text('so [1]')] };
    const code: Node = { type: 'inlineCode', value: 'list[2]' };
    assert.equal(marked(strong, code), 'so<1>list[2]');
  });
});

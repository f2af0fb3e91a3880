import { OpenElements } from './open-elements.ts';
import { restOfTag } from './rest-of-tag.ts';

/** Browsers nest no deeper than 512 elements; what people read stays far below half of that. */
const deepest = 256;

const voidElements = new Set(
  'area,base,basefont,br,col,command,embed,frame,hr,img,input,isindex,keygen,link,meta,param,source,track,wbr'.split(
    ',',
  ),
);
const tagStart = /<(\/?)([a-z][^\s/>]{0,100})/iuy;

/**
 * Leaves out the tags of elements that are nested too deep, and keeps their text: whatever reads the tree afterwards takes
 * time by its depth. A page within the limit is returned as it is. Where this scan and the parser disagree about what is a
 * tag, it sees more of them. Linear.
 */
export function limitNesting(html: string): string {
  const elements = new OpenElements(deepest);
  const kept: string[] = [];
  let copied = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    tagStart.lastIndex = at;
    const [start, slash, written = ''] = tagStart.exec(html) ?? [];
    if (start === undefined) {
      at = html.startsWith('<!--', at) ? endOf(/--!?>/gu, html, at + 2) : at + 1;
      continue;
    }
    const name = written.toLowerCase();
    const { end, closesItself } = restOfTag(html, at + start.length);
    const isForeign = elements.isForeign;
    const isRaw = (name === 'script' || name === 'style') && !isForeign && !closesItself;
    const isAlone = voidElements.has(name) || (isForeign && closesItself);
    const stays = slash === '/' ? elements.leave(name) : isRaw || isAlone || elements.enter(name);
    if (!stays) {
      kept.push(html.slice(copied, at), ' ');
      copied = end;
    }
    at = isRaw && slash === '' ? endOf(new RegExp(`</${name}`, 'giu'), html, end) : end;
  }
  return copied === 0 ? html : kept.join('') + html.slice(copied);
}

/** Where the next match ends, or the text does. */
function endOf(mark: RegExp, text: string, from: number): number {
  mark.lastIndex = from;
  return mark.exec(text) === null ? text.length : mark.lastIndex;
}

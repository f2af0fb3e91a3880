import { htmlToMarkdown } from '@mdream/js';

const plain = { enter: '', exit: '' };
const inline = 'a,b,strong,i,em,u,s,del,ins,small,mark,sup,sub,span,font,abbr,cite,dfn,time,code';
const options = {
  plugins: {
    filter: {
      exclude:
        'head,script,style,noscript,template,svg,canvas,iframe,object,nav,button,select,textarea,img'.split(
          ',',
        ),
    },
    tagOverrides: {
      ...Object.fromEntries(inline.split(',').map((name) => [name, plain])),
      ...Object.fromEntries(
        ['dl', 'dt', 'dd', 'form'].map((name) => [
          name,
          { ...plain, spacing: [2, 2] as [number, number] },
        ]),
      ),
    },
  },
};

/** Converts a page as it is read, in little memory: nothing of it is judged by what comes later, as a tree allows. */
export function streamToMarkdown(html: string): string {
  return htmlToMarkdown(html, options).replace(/<br>/gu, ' ');
}

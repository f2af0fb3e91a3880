import type { ContentSample } from '../content-sample.ts';

/** Whether a text begins like a page, perhaps after an XML declaration and a comment. */
export function looksLikeHtml({ text = '' }: ContentSample): boolean {
  return /^\s{0,1000}(?:<\?xml[^>]{0,500}>\s{0,100})?(?:<!--[\s\S]{0,500}?-->\s{0,100})?<(?:!doctype\s+html|html)\b/iu.test(
    text.slice(0, 4096),
  );
}

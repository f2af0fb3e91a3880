const REFERRING =
  /^\**(?:It|They|This|These|That|Those|He|She|Such|Its|Their|There|Then|However|Otherwise|Both|Half|Also|Additionally|Instead|In this case|In that case)\b/;

/** Whether a sentence begins with a word that only the sentence before it explains. */
export function refersBack(sentence: string): boolean {
  return REFERRING.test(sentence);
}

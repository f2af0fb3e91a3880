import type { RefusalLanguage } from './question-language.ts';

/** What a refusal says, sentence by sentence. */
export interface RefusalTexts {
  /** BCP 47, for joining titles. */
  readonly locale: string;
  readonly notFound: string;
  /** What was searched for. */
  readonly searched: (question: string) => string;
  /** The search was confined by the request's filters. */
  readonly filtered: string;
  /** @param titles quoted and joined; @param count of them */
  readonly nearest: (titles: string, count: number) => string;
  readonly none: string;
  readonly quoted: (text: string) => string;
  /** Between sentences. */
  readonly gap: string;
}

export const refusalTexts: Readonly<Record<RefusalLanguage, RefusalTexts>> = {
  en: {
    locale: 'en-GB',
    notFound: 'The documents do not seem to contain the answer.',
    searched: (question) => `I searched them for ${question}.`,
    filtered: 'Only documents that match the chosen filters were searched.',
    nearest: (titles, count) =>
      `The closest ${count === 1 ? 'document is' : 'documents are'} ${titles}. ` +
      'You could try other words, or ask about what these documents cover.',
    none: 'No document came close: none is indexed yet, or the filters leave none.',
    quoted: (text) => `“${text}”`,
    gap: ' ',
  },
  de: {
    locale: 'de',
    notFound: 'Die Dokumente scheinen die Antwort nicht zu enthalten.',
    searched: (question) => `Ich habe sie nach ${question} durchsucht.`,
    filtered: 'Durchsucht wurden nur Dokumente, die den gewählten Filtern entsprechen.',
    nearest: (titles, count) =>
      `Am nächsten ${count === 1 ? 'kommt' : 'kommen'} ${titles}. ` +
      'Versuchen Sie es mit anderen Worten, oder fragen Sie nach dem, wovon diese Dokumente handeln.',
    none: 'Kein Dokument kam der Frage nahe: noch ist keines erfasst, oder die Filter lassen keines übrig.',
    quoted: (text) => `„${text}“`,
    gap: ' ',
  },
  fr: {
    locale: 'fr',
    notFound: 'Les documents ne semblent pas contenir la réponse.',
    searched: (question) => `J’y ai cherché ${question}.`,
    filtered: 'Seuls les documents correspondant aux filtres choisis ont été consultés.',
    nearest: (titles, count) =>
      `${count === 1 ? 'Le document le plus proche est' : 'Les documents les plus proches sont'} ${titles}. ` +
      'Vous pouvez essayer d’autres mots, ou poser une question sur le contenu de ces documents.',
    none: 'Aucun document ne s’en approche : aucun n’est encore indexé, ou les filtres n’en laissent aucun.',
    quoted: (text) => `« ${text} »`,
    gap: ' ',
  },
  es: {
    locale: 'es',
    notFound: 'Los documentos no parecen contener la respuesta.',
    searched: (question) => `He buscado en ellos ${question}.`,
    filtered: 'Solo se han consultado los documentos que cumplen los filtros elegidos.',
    nearest: (titles, count) =>
      `${count === 1 ? 'El documento más cercano es' : 'Los documentos más cercanos son'} ${titles}. ` +
      'Puede probar con otras palabras o preguntar por lo que tratan estos documentos.',
    none: 'Ningún documento se acerca: aún no hay ninguno indexado o los filtros no dejan ninguno.',
    quoted: (text) => `«${text}»`,
    gap: ' ',
  },
  zh: {
    locale: 'zh-Hans',
    notFound: '这些文档似乎没有包含答案。',
    searched: (question) => `我在其中搜索了${question}。`,
    filtered: '只搜索了符合所选筛选条件的文档。',
    nearest: (titles) => `最接近的文档是${titles}。您可以换个说法，或询问这些文档所涉及的内容。`,
    none: '没有相近的文档：尚未建立索引，或筛选条件排除了所有文档。',
    quoted: (text) => `“${text}”`,
    gap: '',
  },
};

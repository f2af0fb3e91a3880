import { stem } from './stem.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Stems of words that are set against each other: a statement about one is not an answer about another. */
export const OPPOSITES: readonly ReadonlySet<string>[] = [
  set('full part half'),
  set('fulltim parttim'),
  set('innetwork outofnetwork'),
  set('small smaller smallest larg larger largest big bigger medium'),
  set('new old us exist'),
  set('indoor outdoor'),
  set('insid outsid'),
  set('perman temporari'),
  set('domest intern foreign abroad'),
  set('monthli weekli yearli annual daili quarterli'),
  set('basic standard plu premium profession enterpris'),
  set('paid unpaid'),
  set('junior senior'),
  set('morn afternoon even night'),
  set('minimum maximum'),
  set('sick parent matern patern annual unpaid studi'),
  set('dure after befor'),
  set('abov below'),
  set('under over'),
  set('with without'),
  set('in outsid'),
  set('first second third last'),
];

/** Function words that tell one case from another ("during", "after"): they count in a question, though little. */
export const DISTINGUISHING = set(
  'during after before without outside inside until under over above below within not never',
);

export const DISTINGUISHING_STEMS: ReadonlySet<string> = new Set([...DISTINGUISHING].map(stem));

/** Whether two stems stand for cases that exclude each other: opposites, or different numbers. */
export function areOpposed(a: string, b: string): boolean {
  if (a === b) return false;
  if (/^\p{N}+$/u.test(a) && /^\p{N}+$/u.test(b)) return true;
  return OPPOSITES.some((group) => group.has(a) && group.has(b));
}

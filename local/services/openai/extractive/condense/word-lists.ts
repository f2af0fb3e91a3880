const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const PREPOSITIONS = set(
  `of for on in at during after before within until since from with without by about under over below above between
outside inside near to per into through against than beyond across`,
);

export const DETERMINERS = set(
  'a an the my your our their his her its this that these those any some each every all no another',
);

/** Verbs that questions end with or put after their subject; they do not belong to the noun phrase before them. */
export const VERBS = set(
  `get gets have has need needs take takes cost costs pay pays last lasts mean means use uses run runs open starts ends begin
begins expire expires wait buy apply find contact ask receive receives earn earns replace install clean happen happens weigh
weighs include includes offer offers provide provides covers require requires allow allowed supports give send bring keep make
works go come see know become live say do submit register renew cancel join eat drive carry wear sign approve approves
decide own owe owes required included covered paid used made done held mounted installed`,
);

/** Nouns that are verbs as well: alone and without an article they are taken for verbs ("can I return a heat pump"). */
export const VERB_NOUNS = set(
  'return claim order change charge cover report end start leave book request reset store work support',
);

/** Words of quantity: no part of the thing they count. */
export const QUANTITIES = set('many much more most several few');

/** Kinds of people: one kind in a follow-up stands against another in the question before it. */
export const PEOPLE = set(
  `employee employees staff worker workers manager managers administrator administrators user users customer customers visitor
visitors contractor contractors apprentice apprentices intern interns partner partners spouse child children family families
student students member members director directors engineer engineers installer installers technician technicians colleague
colleagues newcomer newcomers trainee trainees parent parents mother mothers father fathers pensioner pensioners guest guests
freelancer freelancers temp temps dependant dependants adult adults tenant tenants owner owners householder householders people`,
);

/** Prepositions that can stand in for each other when a follow-up names another case. */
export const PREPOSITION_CLASSES: readonly ReadonlySet<string>[] = [
  set('of for on to with'),
  set('during after before until since within by'),
  set('in at near outside inside from to within across'),
  set('above below under over beyond between than'),
];

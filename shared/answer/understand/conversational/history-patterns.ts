/**
 * Requests about the conversation itself, as patterns of a whole normalised message. Each names the conversation, the
 * user's own asking or the assistant's last answer; anything that names a subject ("what did you say about leave?") is left
 * to retrieval, which finds more than the conversation holds.
 */

const languages =
  'english|german|french|spanish|italian|portuguese|dutch|polish|swedish|danish|norwegian|finnish|czech|greek|turkish|' +
  'russian|ukrainian|arabic|hebrew|hindi|chinese|mandarin|japanese|korean|thai|vietnamese|romanian|hungarian|' +
  'englisch|deutsch|deutsche|französisch|spanisch|italienisch|portugiesisch|niederländisch|polnisch|türkisch|russisch|' +
  'ukrainisch|arabisch|chinesisch|japanisch|englische|französische|spanische|' +
  'anglais|allemand|français|espagnol|italien|portugais|néerlandais|chinois|japonais|arabe|russe|' +
  'inglés|alemán|francés|español|italiano|portugués|chino|japonés|árabe|ruso';

const ordinal =
  '(?:very )?(?:first|second|third|last|latest|previous|earlier|initial|original|prior|other)';
const when =
  '(?: (?:first|last|before|before that|earlier|previously|so far|just now|at first|at the (?:start|beginning)|until now|' +
  'in (?:this|our) (?:chat|conversation|session)))*';
const asked = '(?:that )?i(?:’ve| have)? (?:already |just )?asked(?: you)?';
const lastAnswer = '(?:your|the|that) (?:(?:last|previous|latest) )?(?:answer|reply|response)';
const said = 'what you(?:’ve| have)? (?:just )?said';
const theConversation = '(?:our|this) (?:whole |entire )?(?:conversation|chat|dialogue|discussion)';
const length =
  '(?:in|to|into|as) (?:one|two|three|a|1|2|3)(?: (?:few|single|short|couple of))? (?:sentences?|words?|lines?|paragraphs?)';
const easier = '(?:shorter|briefer|simpler|more concise|more simple|easier(?: to understand)?)';

const english = [
  `what (?:did|have) i (?:just |already |previously |first |last )?ask(?:ed)?(?: you)?(?: about)?${when}`,
  `what (?:was|were) my (?:${ordinal} )?(?:question|questions|message|messages)${when}`,
  `what(?: is|’s) my ${ordinal} (?:question|message)`,
  `what (?:was|were) the (?:${ordinal} )?(?:questions?|things?) ${asked}${when}`,
  `what (?:was|is) the ${ordinal} (?:question|thing) ${asked}`,
  `(?:list|show|repeat|tell|give|remind)(?: me)?(?: of)?(?: all)?(?: of)? my (?:${ordinal} )?questions?(?: ${asked})?${when}`,
  `(?:list|show|repeat|tell|give|remind)(?: me)?(?: of)?(?: all)?(?: of)? (?:the )?(?:${ordinal} )?questions? ${asked}${when}`,
  `which questions (?:did i ask|have i asked)(?: you)?${when}`,
  `what (?:did|have) you (?:just )?(?:say|said|answer|answered|tell me|told me|reply|replied)${when}`,
  `what (?:was|is) your (?:${ordinal} )?(?:answer|reply|response)${when}`,
  `what (?:did|have) we (?:just |already )?(?:talk|talked|discuss|discussed|speak|spoken|chat|chatted)(?: about)?${when}`,
  `(?:summari[sz]e|sum up|recap)(?: for me)? (?:${theConversation}|what we(?:’ve| have)? (?:discussed|talked about)|the (?:conversation|chat) so far)${when}`,
  `(?:give me|make|write) (?:a |an )?(?:(?:short|brief|quick) )?(?:summary|recap) of (?:${theConversation}|the (?:conversation|chat) so far)${when}`,
  `(?:repeat|say|write) (?:it|that|this|${lastAnswer}|${said})(?: again| once more| one more time)?`,
  `(?:translate|put|say|write|give me|repeat) (?:it|that|this|${lastAnswer}|${said}) (?:again )?(?:in|into|to) (?:${languages})`,
  `(?:rephrase|reword|shorten|simplify) (?:it|that|this|${lastAnswer}|${said})`,
  `(?:rephrase|reword|shorten|simplify|summari[sz]e|say|put|repeat|give me) (?:${lastAnswer}|${said}) (?:${length}|in (?:simple|simpler|plain|other|easier|fewer) (?:words|terms)|as (?:a list|bullet points)|more (?:briefly|simply))`,
  `(?:say|put|repeat) (?:it|that|this) (?:${length}|in (?:simple|simpler|plain|other|easier|fewer) (?:words|terms)|as (?:a list|bullet points)|more (?:briefly|simply))`,
  `summari[sz]e (?:${lastAnswer}|${said})`,
  `make (?:it|that|this|${lastAnswer}) ${easier}`,
  `(?:a bit |a little |much |even )?${easier}(?: please)?`,
  `(?:once more|again|one more time) please`,
  `in (?:simple|simpler|plain|other|easier|fewer) (?:words|terms) please`,
  `${length} please`,
  `in (?:${languages}) please`,
];

const german = [
  'was (?:habe|hatte|hab) ich (?:dich |sie )?(?:eben |gerade |vorhin |zuerst |als erstes |zuletzt |als letztes |bisher |schon )*gefragt',
  'was (?:war|waren|ist) (?:meine|die) (?:(?:aller)?erste|letzte|vorherige|vorige|ersten|letzten|bisherigen) fragen?',
  'welche fragen habe ich (?:bisher |schon )?gestellt',
  '(?:worüber|über was) haben wir (?:bisher |gerade )?gesprochen',
  'fass(?:e|en sie)? (?:bitte )?(?:unser gespräch|unsere unterhaltung|dieses gespräch|diese unterhaltung|diesen chat|das bisherige gespräch) (?:bitte )?(?:kurz )?zusammen',
  'wiederhol(?:e|en sie)? (?:bitte )?(?:das|deine (?:letzte )?antwort|ihre (?:letzte )?antwort|die (?:letzte )?antwort)(?: noch einmal| nochmal)?',
  `übersetz(?:e|en sie)? (?:bitte )?(?:das|deine (?:letzte )?antwort|ihre (?:letzte )?antwort|die (?:letzte )?antwort) (?:bitte )?(?:ins|auf|in) (?:${languages})`,
  `(?:bitte )?auf (?:${languages}) bitte|bitte auf (?:${languages})`,
  '(?:etwas |noch |viel )?(?:kürzer|einfacher)(?: bitte)?|bitte (?:kürzer|einfacher)|fass dich kürzer|fassen sie sich kürzer',
  'noch ?(?:einmal|mal) bitte|bitte noch ?(?:einmal|mal)',
];

const french = [
  'qu’est-ce que (?:je (?:t’ai|vous ai)|j’ai) demandé(?: en premier| d’abord| en dernier| avant| jusqu’ici)?',
  'qu’ai-je demandé(?: en premier| d’abord| en dernier| avant| jusqu’ici)?',
  '(?:quelle était|quelles étaient) (?:ma|mes) (?:premières?|dernières?|précédentes?) questions?',
  'de quoi avons-nous parlé(?: jusqu’ici)?',
  '(?:résume|résumez) (?:notre|cette) (?:conversation|discussion)',
  '(?:répète|répétez) (?:cela|ça|(?:ta|votre|la) (?:dernière )?réponse)',
  `(?:traduis|traduisez) (?:cela|ça|(?:ta|votre|la) (?:dernière )?réponse) en (?:${languages})`,
  `en (?:${languages}) (?:s’il te plaît|s’il vous plaît|svp|stp)`,
  'plus (?:court|bref|simple|simplement|brièvement)(?: s’il te plaît| s’il vous plaît| svp| stp)?',
];

const spanish = [
  'qué (?:te |le )?(?:he preguntado|pregunté)(?: primero| antes| al principio| hasta ahora)?',
  '(?:cuál fue|cuál era|cuáles fueron|cuáles eran) (?:mi|mis) (?:primera|última|anterior|primeras|últimas|anteriores) preguntas?',
  'de qué hemos hablado(?: hasta ahora)?',
  '(?:resume|resuma) (?:nuestra|esta) (?:conversación|charla)',
  '(?:repite|repita) (?:eso|(?:tu|su|la) (?:última )?respuesta)',
  `(?:traduce|traduzca) (?:eso|(?:tu|su|la) (?:última )?respuesta) al (?:${languages})`,
  `en (?:${languages}) por favor`,
  'más (?:corto|breve|simple|sencillo)(?: por favor)?',
];

const chinese = [
  '(?:请问)?我(?:刚才|之前|最先|一开始|最后)?(?:都)?问(?:了|过)(?:你)?(?:什么|哪些问题)',
  '我(?:的)?(?:第一个|最后一个|上一个|前一个|之前的)问题是什么',
  '(?:请)?(?:总结|概括)(?:一下)?(?:我们的|这次|这个)(?:对话|谈话|聊天)',
  '(?:请)?(?:重复|再说)(?:一下|一遍)?(?:你的)?(?:上一个|最后的)?(?:回答|答案)?(?:一遍)',
  '(?:请)?(?:把)?(?:你的|上一个|刚才的)(?:回答|答案)(?:翻译成|翻成)(?:英语|英文|德语|德文|法语|法文|西班牙语|日语|日文|韩语|中文)',
  '(?:请)?(?:简短|简单|短)(?:一点|一些|点)(?:吧)?',
];

/** One pattern for them all: it is tried once a message. */
export const historyPattern = new RegExp(
  `^(?:${[...english, ...german, ...french, ...spanish, ...chinese].join('|')})$`,
  'u',
);

/** What a message without sources wants. */
export type Intent =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'first-question'
  | 'last-question'
  | 'questions'
  | 'summary'
  | 'repeat'
  | 'shorten'
  | 'other-form'
  | 'introduction';

/** Tried in this order: what is asked for goes before the greeting or the thanks around it. */
const signs: readonly (readonly [Intent, RegExp])[] = [
  [
    'other-form',
    /\btranslat|\bin(?:to)? (?:english|german|french|spanish|italian|dutch|portuguese|polish|chinese|japanese)\b|\bübersetz|\bauf (?:deutsch|englisch)|\btradui|\btraduc|翻译|翻成|bullet points|as a list|simpl|rephrase|reword|einfacher/iu,
  ],
  [
    'first-question',
    /first question|ask(?:ed)?\b.* first|first thing i asked|zuerst gefragt|als erstes gefragt|erste frage|première question|en premier|primera pregunta|primero|第一个问题|最先问/iu,
  ],
  [
    'last-question',
    /(?:last|previous|latest|earlier|prior) question|what did i just ask|(?:letzte|vorherige|vorige) frage|zuletzt gefragt|dernière question|última pregunta|上一个问题|最后一个问题/iu,
  ],
  [
    'summary',
    /summar|sum up|recap|talk(?:ed)? about|discuss|fass\b|zusammen|gesprochen|résum|parlé|\bresum|hablado|总结|概括/iu,
  ],
  [
    'questions',
    /questions|did i ask|have i asked|(?:habe|hatte|hab) ich .*gefragt|welche fragen|demandé|pregunt|我.*问/iu,
  ],
  ['shorten', /short|brief|concise|sentence|fewer words|kürzer|court|bref|corto|breve|短|简短/iu],
  [
    'repeat',
    /repeat|again|once more|one more time|did you (?:just )?(?:say|answer|tell|reply)|your (?:\w+ )?(?:answer|reply|response)|say (?:it|that)|wiederhol|noch ?(?:ein)?mal|répèt|repit|重复|再说/iu,
  ],
  [
    'thanks',
    /thank|thx|cheers|appreciat|dank|merci|gracias|grazie|obrigad|谢|謝|ありがとう|감사/iu,
  ],
  [
    'farewell',
    /bye|see you|good night|take care|have a (?:nice|good)|wiedersehen|tschü|\bbis (?:bald|später|morgen)|au revoir|à bientôt|adiós|hasta|再见/iu,
  ],
  [
    'greeting',
    /^\W*(?:(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|guten|moin|servus|grü\p{L}+|bonjour|bonsoir|salut|hola|buen\p{L}*|ciao|olá|hej)(?!\p{L})|你好|您好|こんにち|안녕)/iu,
  ],
];

/** Reads what a message wants from the words in it; a message without such words is taken as a question about the model. */
export function readIntent(message: string): Intent {
  return signs.find(([, sign]) => sign.test(message))?.[0] ?? 'introduction';
}

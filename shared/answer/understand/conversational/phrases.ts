/** Phrases that make up small talk, by kind; lower-case words with single spaces, `ss` for `ß`. */

/** One per line of a table: `a | b c | d`. */
const phrases = (...rows: string[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => row.split('|').map((phrase) => phrase.trim())));

export const greetings = phrases(
  'hi | hello | hey | hi there | hey there | hiya | howdy | greetings | good morning | good afternoon | good evening | good day',
  'how are you | how are you doing | how are you today | how do you do | how is it going | how’s it going | what’s up | nice to meet you',
  'hallo | guten tag | guten morgen | guten abend | grüss gott | grüezi | moin | moin moin | servus | wie geht’s | wie geht es dir | wie geht es ihnen',
  'bonjour | bonsoir | salut | coucou | ça va | comment ça va | comment allez-vous | comment vas-tu | enchanté',
  'hola | buenos días | buenos dias | buenas tardes | buenas noches | buen día | qué tal | cómo estás | cómo está',
  'ciao | buongiorno | buonasera | come va | come stai | olá | bom dia | boa tarde | boa noite | tudo bem',
  'goedemorgen | goedemiddag | goedenavond | hoi | hej | god morgon | god morgen | goddag | hei | terve',
  'cześć | dzień dobry | ahoj | dobrý den | merhaba | selam | günaydın | günaydin | привет | здравствуйте | добрый день | привіт | добрий день',
  '你好 | 您好 | 你们好 | 嗨 | 早上好 | 下午好 | 晚上好 | こんにちは | おはよう | おはようございます | こんばんは | 안녕 | 안녕하세요',
  'مرحبا | السلام عليكم | नमस्ते | สวัสดี | สวัสดีครับ | สวัสดีค่ะ | xin chào',
);

export const thanks = phrases(
  'thanks | thank you | thank you very much | thank you so much | thanks a lot | thanks a million | thanks a bunch | many thanks',
  'thx | ty | much appreciated | i appreciate it | i appreciate your help | cheers',
  'danke | danke schön | danke sehr | vielen dank | herzlichen dank | besten dank | tausend dank | ich danke dir | ich danke ihnen',
  'merci | merci beaucoup | merci bien | mille mercis | je te remercie | je vous remercie',
  'gracias | muchas gracias | mil gracias | muchísimas gracias | te lo agradezco | se lo agradezco',
  'grazie | grazie mille | molte grazie | obrigado | obrigada | muito obrigado | muito obrigada',
  'dank je | dank je wel | dank u | dank u wel | bedankt | hartelijk dank | tack så mycket | mange tak | tusen takk | takk | kiitos | kiitos paljon',
  'dziękuję | dziękuję bardzo | děkuji | děkuju | teşekkürler | teşekkür ederim | sağ ol | спасибо | большое спасибо | спасибо большое | дякую',
  '谢谢 | 谢谢你 | 谢谢您 | 多谢 | 非常感谢 | 感谢 | 謝謝 | ありがとう | ありがとうございます | どうもありがとうございます | 감사합니다 | 고마워 | 고맙습니다',
  'شكرا | شكرا جزيلا | धन्यवाद | ขอบคุณ | ขอบคุณครับ | ขอบคุณค่ะ | cảm ơn',
);

export const farewells = phrases(
  'bye | bye bye | goodbye | good bye | see you | see you later | see you soon | see you tomorrow | good night | have a nice day | have a good day | take care',
  'tschüss | auf wiedersehen | bis bald | bis später | bis morgen | schönen tag noch | gute nacht',
  'au revoir | à bientôt | à demain | bonne journée | bonne soirée | bonne nuit | adiós | hasta luego | hasta mañana | hasta pronto',
  'arrivederci | a presto | tchau | até logo | tot ziens | hej då | do widzenia | до свидания | 再见 | さようなら | 안녕히 계세요',
);

/** Questions about the assistant itself. */
export const introductions = phrases(
  'who are you | what are you | what is your name | what’s your name | who am i talking to | who am i chatting with | introduce yourself',
  'are you a bot | are you a robot | are you human | are you a human | are you an ai | are you real | are you there',
  'what can you do | what can you do for me | what can you help me with | how can you help me | how can you help | what do you do | what do you know | how do you work | help | can you help me | what can i ask you | what can i ask',
  'wer bist du | wer sind sie | was bist du | wie heisst du | was kannst du | was kannst du für mich tun | was können sie | wobei kannst du helfen | wobei kannst du mir helfen | wie funktionierst du | bist du ein bot | bist du ein mensch | hilfe | kannst du mir helfen',
  'qui es-tu | qui êtes-vous | comment tu t’appelles | comment vous appelez-vous | que peux-tu faire | que pouvez-vous faire | que sais-tu faire | aide | peux-tu m’aider | pouvez-vous m’aider | es-tu un robot | êtes-vous un robot',
  'quién eres | quién es usted | cómo te llamas | qué puedes hacer | qué sabes hacer | en qué me puedes ayudar | en qué puedes ayudarme | ayuda | puedes ayudarme | eres un robot | eres humano',
  'chi sei | cosa puoi fare | come ti chiami | quem é você | o que você pode fazer | wie ben je | wat kun je doen | кто ты | что ты умеешь',
  '你是谁 | 您是谁 | 你叫什么名字 | 你能做什么 | 你会做什么 | 你可以做什么 | 你是机器人吗 | あなたは誰ですか | 何ができますか | 누구세요',
);

/** Said of the answer before; small talk only when there is one. */
export const acknowledgements = phrases(
  'ok | okay | got it | i see | understood | i understand | makes sense | that makes sense | great | perfect | excellent | awesome | wonderful | good job | well done | very helpful | that helps | that helped | that was helpful | good to know | all clear | never mind',
  'verstanden | alles klar | gut zu wissen | perfekt | ausgezeichnet | compris | d’accord | parfait | entendido | de acuerdo | perfecto | 好的 | 明白了 | 知道了 | わかりました | 알겠습니다',
);

/** What may stand between and after the phrases above. */
export const fillers = phrases(
  'there | again | everyone | everybody | all | team | folks | guys | bot | chatbot | assistant | friend | dear | sir | madam | grounded | oh | ah | wow | well | so | and | ok | okay | great | good | nice | cool | super | perfect | excellent | awesome | wonderful | amazing | please',
  'for your help | for the help | for your answer | for the answer | for helping | for helping me | for that | for this | for the information | for the info | for everything | for your time | in advance | very helpful | that was helpful | that helps | that helped | that’s all | that is all | i’m fine | today',
  'für die hilfe | für deine hilfe | für ihre hilfe | für die antwort | für die info | im voraus | zusammen | alle | und | sehr | gut | toll | prima | das war alles | das hilft',
  'pour votre aide | pour ton aide | pour la réponse | pour tout | à tous | et | c’est tout | bien',
  'por tu ayuda | por su ayuda | por la respuesta | por todo | a todos | y | eso es todo | muy bien',
);

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAboutConversation } from '../../../../../shared/answer/understand/conversational/is-about-conversation.ts';
import { sampleQuestions } from '../../../../support/sample-questions.ts';

const aboutConversation = [
  'What did I ask first?',
  'what did i just ask you',
  'What was my first question?',
  'What was my last question again?',
  'List my questions',
  'Can you list the questions I asked so far, please?',
  'What have we talked about so far?',
  'Summarise our conversation',
  'Could you please summarize this conversation?',
  'Give me a short summary of our chat',
  'Translate your last answer into German',
  'Translate that to French please',
  'Repeat that',
  'Say that again',
  'Could you repeat your last answer?',
  'Make it shorter',
  'Shorter please',
  'Shorter!',
  'Say that in one sentence',
  'Rephrase your answer in simpler words',
  'in German please',
  'What did you say?',
  'Was habe ich zuerst gefragt?',
  'Was war meine letzte Frage?',
  'Fasse unser Gespräch zusammen',
  'Übersetze deine letzte Antwort ins Englische',
  'Kürzer bitte',
  'Auf Englisch bitte',
  'Qu’est-ce que j’ai demandé en premier ?',
  'Résume notre conversation',
  'Traduis ta réponse en anglais',
  'Plus court, s’il te plaît',
  '¿Qué pregunté primero?',
  'Resume nuestra conversación',
  'Traduce tu respuesta al inglés',
  'Más corto, por favor',
  '我之前问了什么？',
  '总结一下我们的对话',
  '请把你的回答翻译成德语',
];

const aboutDocuments = [
  'What did I sign?',
  'What did I agree to?',
  'What did you say about leave?',
  'What did we decide in March?',
  'Summarise it',
  'Summarise the discussion',
  'Summarise the travel policy',
  'Translate the travel policy into German',
  'Is it available in German?',
  'And in German?',
  'in German',
  'List the questions',
  'What was the first question in the survey?',
  'What is my question limit?',
  'Explain that',
  'Repeat prescriptions',
  'Shorter working hours',
  'What is the last answer date?',
  'How do I make it shorter?',
  'Convert that to dollars',
  'Translate that to dollars',
  'Was habe ich unterschrieben?',
  'Kürzere Arbeitszeit',
  'Qu’est-ce que j’ai signé ?',
  '¿Qué firmé?',
  '我问了什么问题才能通过考试？',
  '',
  'shorter '.repeat(60),
];

test('Asking for what was said, and for the last answer in another form, needs no documents', () => {
  for (const message of aboutConversation) {
    assert.equal(isAboutConversation(message), true, message);
  }
});

test('A message that names a subject is a question about documents', () => {
  for (const message of [...aboutDocuments, ...sampleQuestions()]) {
    assert.equal(isAboutConversation(message), false, message);
  }
});

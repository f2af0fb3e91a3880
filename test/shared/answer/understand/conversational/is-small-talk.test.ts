import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledgements,
  farewells,
  greetings,
  introductions,
  thanks,
} from '../../../../../shared/answer/understand/conversational/phrases.ts';
import { isSmallTalk } from '../../../../../shared/answer/understand/conversational/is-small-talk.ts';
import { Random } from '../../../../support/random.ts';
import { sampleQuestions } from '../../../../support/sample-questions.ts';

const smallTalk = [
  'hi',
  'Hello there 👋',
  'Good morning!!!',
  'Hi, who are you?',
  'Thanks!',
  'thank you so much for your help :-)',
  'Ok great, thanks a lot',
  'What can you do?',
  'bye',
  "What's up?",
  'What’s up?',
  'Danke schön!',
  'Vielen Dank für die Hilfe',
  'Guten Morgen, wer bist du?',
  'Merci beaucoup !',
  'Qui es-tu ?',
  '¡Hola! ¿Qué tal?',
  '¿Quién eres?',
  '你好！',
  '谢谢。',
  'こんにちは',
  'Спасибо!',
];

const questions = [
  'Hi, how many days of leave do I get?',
  'Thanks to whom is the plant named?',
  'Thanks! And for part-time staff?',
  'What can you do with a library card?',
  'Who are you insured with?',
  'Good morning, is the office open today?',
  'Hello Fresh deliveries at the office',
  'Help desk',
  'Danke, und was gilt für Teilzeit?',
  'Merci, et pour les stagiaires ?',
  'What is the thank you bonus?',
  'How are you supposed to report absence?',
  'Nice',
  'there',
  '???',
  '',
  'thanks '.repeat(100),
];

test('A greeting, thanks, a goodbye and a question about the assistant are small talk', () => {
  for (const message of smallTalk) assert.equal(isSmallTalk(message, false), true, message);
});

test('A message with any other word is a question', () => {
  for (const message of questions) assert.equal(isSmallTalk(message, true), false, message);
});

test('A word of acknowledgement is small talk only after an answer', () => {
  for (const message of ['ok', 'Got it', 'Perfect!', 'Alles klar', '明白了']) {
    assert.equal(isSmallTalk(message, true), true, message);
    assert.equal(isSmallTalk(message, false), false, message);
  }
});

test('Every phrase of the tables is found, whatever its case and punctuation', () => {
  for (const phrase of [...greetings, ...thanks, ...farewells, ...introductions]) {
    for (const message of [phrase, phrase.toUpperCase(), `  ${phrase}!! `, `${phrase}?`]) {
      assert.equal(isSmallTalk(message, false), true, message);
    }
  }
});

test('A question stays one, whatever small talk stands around it', () => {
  const phrases = [...greetings, ...thanks, ...farewells, ...acknowledgements];
  const random = new Random(7);
  for (const question of sampleQuestions()) {
    const phrase = random.pick(phrases);
    for (const message of [question, `${phrase}, ${question}`, `${question} ${phrase}!`]) {
      assert.equal(isSmallTalk(message, true), false, message);
    }
  }
});

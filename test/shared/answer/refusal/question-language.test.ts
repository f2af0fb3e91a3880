import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionLanguage } from '../../../../shared/answer/refusal/question-language.ts';
import { sampleQuestions } from '../../../support/sample-questions.ts';

const asked = {
  en: ['How many days do I get?', 'Volcanoes', 'What was the price?', '', '12345'],
  de: ['Wie viele Urlaubstage habe ich?', 'Was kostet der Versand?', 'Gibt es eine Kantine?'],
  fr: ['Combien de jours de congé ai-je ?', 'Où se trouve la cantine ?', 'Quel est le prix ?'],
  es: ['¿Cuántos días de vacaciones tengo?', '¿Dónde está el comedor?', '¿Qué cubre el seguro?'],
  zh: ['我有多少天年假？', '保修期多长'],
} as const;

test('A question’s language shows in its small words or its script', () => {
  for (const [language, questions] of Object.entries(asked)) {
    for (const question of questions) assert.equal(questionLanguage(question), language, question);
  }
});

test('Other languages are answered in English', () => {
  for (const question of ['Hur många dagar?', '休暇は何日ありますか', '휴가는 며칠입니까']) {
    assert.equal(questionLanguage(question), 'en', question);
  }
});

test('English questions about foreign names stay English', () => {
  for (const question of [...sampleQuestions(), 'What did the Der Spiegel article say?']) {
    assert.equal(questionLanguage(question), 'en', question);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessCharset } from '../../../../../shared/ingest/parsers/charset/guess-charset.ts';
import { encodeText } from './encode-text.ts';

const samples: readonly (readonly [string, string])[] = [
  [
    'windows-1252',
    'Die Größe der Büros überrascht: für jährlich 25 € fährt man günstig übers Jahr.',
  ],
  ['windows-1252', 'Les congés payés sont accordés à tous les salariés, même à ceux déjà âgés.'],
  [
    'windows-1250',
    'Pracownicy mają prawo do urlopu, który można wziąć także później, jeśli zgłoszą to wcześniej.',
  ],
  [
    'windows-1250',
    'Zaměstnanci mají nárok na dovolenou, kterou mohou čerpat též později, řekl příslušný úředník.',
  ],
  [
    'windows-1254',
    'Çalışanlar yıllık izinlerini yönetici onayıyla kullanır; değişiklik için başvurmaları gerekir.',
  ],
  [
    'windows-1251',
    'Сотрудники имеют право на ежегодный отпуск, который можно перенести на следующий год.',
  ],
  ['windows-1251', 'ПРАВИЛА ОТПУСКА: СОТРУДНИКИ ИМЕЮТ ПРАВО НА ЕЖЕГОДНЫЙ ОТПУСК'],
  ['koi8-r', 'ПРАВИЛА ОТПУСКА: СОТРУДНИКИ ИМЕЮТ ПРАВО НА ЕЖЕГОДНЫЙ ОТПУСК'],
  [
    'koi8-r',
    'Сотрудники имеют право на ежегодный отпуск, который можно перенести на следующий год.',
  ],
  [
    'ibm866',
    'Сотрудники имеют право на ежегодный отпуск, который можно перенести на следующий год.',
  ],
  [
    'windows-1253',
    'Οι εργαζόμενοι δικαιούνται άδεια, την οποία μπορούν να μεταφέρουν στο επόμενο έτος.',
  ],
  ['windows-1255', 'העובדים זכאים לחופשה שנתית שניתן להעביר לשנה הבאה באישור המנהל'],
  [
    'windows-1256',
    'يحق للموظفين الحصول على إجازة سنوية يمكن نقلها إلى السنة التالية بموافقة المدير',
  ],
  ['shift_jis', '従業員は年次有給休暇を取得する権利があります。翌年に繰り越すこともできます。'],
  ['euc-jp', '従業員は年次有給休暇を取得する権利があります。翌年に繰り越すこともできます。'],
  ['euc-kr', '직원은 연차 유급 휴가를 사용할 권리가 있으며 다음 해로 이월할 수도 있습니다.'],
  ['gb18030', '员工有权享受带薪年假，经经理批准后可以结转到下一年度使用，具体规定见手册。'],
  ['big5', '員工有權享受帶薪年假，經經理批准後可以結轉到下一年度使用，具體規定見手冊。'],
];

for (const [label, text] of samples) {
  test(`${label} is told by its text: ${text.slice(0, 20)}…`, () => {
    assert.equal(guessCharset(encodeText(text, label)), label);
    const among = `Report 2026, page 1 (of 12)\n${text}\nTotal: 100.00\n`.repeat(3);
    assert.equal(guessCharset(encodeText(among, label)), label);
  });
}

test('a few letters say nothing: Windows-1252', () => {
  assert.equal(guessCharset(encodeText('café – 25 €', 'windows-1252')), 'windows-1252');
  assert.equal(guessCharset(new Uint8Array()), 'windows-1252');
});

test('any bytes get an answer that a decoder knows', () => {
  for (let seed = 1; seed < 50; seed += 1) {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * seed * 37 + (at >> 3)) % 256);
    assert.ok(new TextDecoder(guessCharset(bytes)).decode(bytes).length > 0);
  }
});

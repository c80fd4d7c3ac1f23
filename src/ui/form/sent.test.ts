import { expect, it } from 'vitest';
import { Sent } from './sent.ts';

it('a text comes without characters that nobody sees; line breaks, rare characters and joined signs stay', () => {
  const data = new FormData();
  data.set(
    'text',
    ' 路修到\u0000门口\u0007就断了，\u202e请写清楚\u2066。\r\n\t第二行\ufeff\u200b 犇䶮𠔌 👨\u200d👩 ',
  );
  expect(new Sent(data).text('text')).toBe('路修到门口就断了，请写清楚。\n\t第二行 犇䶮𠔌 👨\u200d👩');
});

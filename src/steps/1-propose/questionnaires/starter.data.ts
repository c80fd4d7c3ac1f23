import type { Question } from './types.ts';

const question = (more: Partial<Question> & Pick<Question, 'kind' | 'text'>): Question => ({
  required: false,
  options: [],
  points: 5,
  low: '',
  high: '',
  ...more,
});

/** A first questionnaire for collecting needs (clause P1); every word of it may be changed. */
export const STARTER: {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
} = {
  title: '您最希望解决的事',
  intro: '为了把承诺的事项定准，请您花两分钟回答几个问题。',
  questions: [
    question({
      kind: 'multiple',
      text: '今年您最希望解决哪些方面的事？',
      required: true,
      options: [
        '道路和路灯',
        '饮水和灌溉',
        '垃圾和环境卫生',
        '看病和养老',
        '孩子上学和托管',
        '就业和增收',
        '办事手续',
        '邻里矛盾和治安',
      ],
    }),
    question({ kind: 'text', text: '其中最要紧的一件是什么？请写明地点和情况。' }),
    question({
      kind: 'single',
      text: '这件事有多急？',
      options: ['一个月内要办', '今年内办就行', '可以慢慢来'],
    }),
    question({
      kind: 'scale',
      text: '您对本单位去年为群众办实事满意吗？',
      points: 5,
      low: '不满意',
      high: '很满意',
    }),
    question({ kind: 'text', text: '您还有什么意见和建议？' }),
  ],
};

import { describeConfig } from '../platform/index.ts';
import type { Command } from './command.ts';

export const configCommand: Command = {
  async run(_args, { language, words, say }) {
    for (const { name, value, isDefault, zh, en } of describeConfig()) {
      say(
        `${name}=${value}\n    ${language === 'en' ? en : zh} · ${isDefault ? words.isDefault : words.isSet}`,
      );
    }
    return 0;
  },
};

/**
 * What an operator types:
 *
 *     npm run yinuo -- import organizations FILE --confirm
 */
import { isDomainError } from '../kernel/errors.ts';
import { errorText } from '../ui/messages/errors.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { accountSlipCommand } from './account-slip-command.ts';
import { calendarCommand } from './calendar-command.ts';
import { configCommand } from './config-command.ts';
import { generateCityCommand } from './generate-city-command.ts';
import { importCommand } from './import-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { recountCommand } from './recount-command.ts';
import { setupLinkCommand } from './setup-link-command.ts';
import { verifyLogCommand } from './verify-log-command.ts';
import { wordsIn, type Language, type Words } from './words.ts';

const COMMANDS: Readonly<Record<keyof Words['summary'], Command>> = {
  config: configCommand,
  migrate: migrateCommand,
  import: importCommand,
  recount: recountCommand,
  'verify-log': verifyLogCommand,
  'setup-link': setupLinkCommand,
  'account-slip': accountSlipCommand,
  calendar: calendarCommand,
  'generate-city': generateCityCommand,
};

const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name);

function help(words: Words): string {
  const lines = Object.entries(words.summary).map(([name, summary]) => `  ${name.padEnd(14)} ${summary}`);
  return [words.usage, '', words.commands, ...lines, '', words.options].join('\n');
}

async function main(typed: readonly string[]): Promise<number> {
  const { language, args } = languageOf(typed);
  const terminal: Terminal = {
    language,
    words: wordsIn(language),
    say: (line) => void process.stdout.write(`${line}\n`),
    tell: (line) => void process.stderr.write(`${line}\n`),
  };
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.say(help(terminal.words));
    return 0;
  }
  if (!isCommand(name)) {
    terminal.tell(`${terminal.words.unknownCommand(name)}\n\n${help(terminal.words)}`);
    return 2;
  }
  try {
    return await COMMANDS[name].run(rest, terminal);
  } catch (error) {
    return explain(error, terminal);
  }
}

function explain(error: unknown, { language, words, tell }: Terminal): number {
  if (error instanceof UsageError) {
    tell(error.message);
    return 2;
  }
  if (isDomainError(error)) {
    tell(errorText(language, error.code, error.detail.params));
    return 1;
  }
  // Wrong options, as parseArgs reports them.
  if (error instanceof TypeError && 'code' in error) {
    tell(error.message);
    return 2;
  }
  tell(`${words.unexpected}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}

function languageOf(typed: readonly string[]): { language: Language; args: readonly string[] } {
  const at = typed.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return { language: 'zh', args: typed };
  const inline = typed[at]?.split('=')[1];
  const language = (inline ?? typed[at + 1]) === 'en' ? 'en' : 'zh';
  return { language, args: typed.toSpliced(at, inline === undefined ? 2 : 1) };
}

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));

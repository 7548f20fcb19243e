import { type ParseArgsConfig, parseArgs } from 'node:util';

const SAID: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '这个选项写得不对',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '不认识这个词',
};

/**
 * The words after a command. One that the command does not know ends it with a sentence and how it is used; `--help`
 * with how it is used alone.
 */
export function argumentsOf<T extends ParseArgsConfig>(config: T, usage: string) {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const word = /'([^']*)'/.exec(message)?.[1]?.split(/[ ,]/, 1)[0] ?? '';
    console.error(`${SAID[code] ?? '写得不对'}：${word}\n\n${usage}`);
    process.exit(1);
  }
}

/** For a command that takes no words of its own. */
export const noArguments = (name: string): void => void argumentsOf({}, `用法：npm run ${name}`);

import { shanghaiDay } from '../calendar';
import { addNamedPacks } from '../packs/named-folders';
import { readFile } from '../packs/read-file';
import { ask } from './ask';
import { createChat } from './chat';
import { learnedUnderstanding } from './learned';

const world = {
  today: shanghaiDay(Date.now()),
  addPacks: addNamedPacks,
  read: readFile,
  print: (text: string) => void process.stdout.write(text),
  complain: (text: string) => console.error(text),
};

process.exitCode = ask(process.argv.slice(2), world, (rulebook) =>
  createChat(rulebook, learnedUnderstanding()),
);

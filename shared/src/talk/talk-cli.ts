import { shanghaiDay } from '../calendar';
import { addNamedPacks } from '../packs/named-folders';
import { readFile } from '../packs/read-file';
import { createChat } from './chat';
import { learnedUnderstanding } from './learned';
import { talk } from './talk-command';

const world = {
  today: shanghaiDay(Date.now()),
  addPacks: addNamedPacks,
  read: readFile,
  print: (text: string) => void process.stdout.write(text),
  complain: (text: string) => console.error(text),
};

process.exitCode = talk(process.argv.slice(2), world, (law) => createChat(law, learnedUnderstanding()));

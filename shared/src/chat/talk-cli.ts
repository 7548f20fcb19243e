import { readFileSync } from 'node:fs';
import { shanghaiDay } from '../calendar';
import { createChat } from './chat';
import { allPhrases } from './phrases';
import { talk } from './talk-command';
import { Understanding } from './understand/understanding';

const understanding = new Understanding(allPhrases());
process.exitCode = talk(
  process.argv.slice(2),
  {
    today: shanghaiDay(Date.now()),
    read: (file) => readFileSync(file, 'utf8'),
    print: (text) => process.stdout.write(text),
    complain: (text) => console.error(text),
  },
  (rulebook) => createChat(rulebook, understanding),
);

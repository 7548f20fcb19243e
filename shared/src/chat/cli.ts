import { readFileSync } from 'node:fs';
import { shanghaiDay } from '../calendar';
import { ask } from './ask';

process.exitCode = ask(process.argv.slice(2), {
  today: shanghaiDay(Date.now()),
  read: (file) => readFileSync(file, 'utf8'),
  print: (text) => process.stdout.write(text),
  complain: (text) => console.error(text),
});

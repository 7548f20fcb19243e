import { ask } from './ask';

process.exitCode = ask(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  complain: (text) => console.error(text),
});

// Prints the README's table of settings: npm run -s settings
import { listSettings } from '../settings';
import { noArguments } from './arguments';

noArguments('settings');

const rows = listSettings().map(({ name, default: value, meaning }) => {
  const shown = value === '' ? '' : `\`${value}\``;
  return `| \`${name}\` | ${shown} | ${meaning.replaceAll('|', '\\|')} |`;
});
console.log(['| name | default | meaning |', '| --- | --- | --- |', ...rows].join('\n'));

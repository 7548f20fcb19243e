import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn, withDatabase } from '../../server/src/platform/store/address';
import { listSettings, readSettings, SettingsError } from '../../server/src/settings';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SERVER_SOURCES = join(__dirname, '../../server/src');

test('nothing has to be set', () => {
  const settings = readSettings({}, 'production');
  expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', SMS_SENDER: 'off', LOG_LEVEL: 'info' });
  expect(settings.DATA_DIR).toBe(join(process.cwd(), 'data'));
});

test('the demo keeps its data apart and signs in by phone through the log', () => {
  const settings = readSettings({}, 'demo');
  expect(settings).toMatchObject({ SMS_SENDER: 'log', LOG_LEVEL: 'warn' });
  expect(settings.DATA_DIR).toBe(join(process.cwd(), 'data', 'demo'));
});

test('an empty setting counts as not given', () => {
  expect(readSettings({ PORT: '', MONGODB_URI: '' }, 'production')).toMatchObject({ PORT: 3000 });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['HOST', 'not a host'],
  ['MONGODB_URI', 'http://localhost'],
  ['MONGODB_URI', 'mongodb://db.example/app?no-such-option=1'],
  ['MONGODB_URI', 'mongodb://db.example:99999/app'],
  ['DATA_KEYS', 'k1:tooshort'],
  ['DATA_KEYS', `k1:${KEY},k1:${KEY}`],
  ['TRUST_PROXY_HOPS', '-1'],
  ['LOG_LEVEL', 'loud'],
  ['RATE_LIMIT_PER_MINUTE', '0'],
  ['SMS_SENDER', 'pigeon'],
  ['WECHAT_APP_ID', 'my-app'],
  ['WECHAT_APP_SECRET', 'short'],
  ['WECHAT_API_BASE', 'ftp://example.com'],
  ['WECHAT_TIMEOUT_MS', '1e3'],
  ['WECHAT_TEMPLATES', 'exchange=template-1'],
  ['WECHAT_TEMPLATES', '{"exchange":{"id":"short","keys":{"thing1":"advice"}}}'],
  ['WECHAT_TEMPLATES', '{"exchange":{"id":"template-exchange","keys":{}}}'],
  ['WECHAT_TEMPLATES', '{"exchange":{"id":"template-exchange","keys":{"colour1":"advice"}}}'],
  ['WECHAT_TEMPLATES', '{"exchange":{"id":"template-exchange","keys":{"thing1":"deadline"}}}'],
  ['WECHAT_TEMPLATES', '{"exchange":{"id":"template-exchange","keys":{"thing1":"weather"}}}'],
  ['WECHAT_TEMPLATES', '{"greeting":{"id":"template-greeting","keys":{"thing1":"advice"}}}'],
  ['WECHAT_PROGRAM_STATE', 'beta'],
  ['WECHAT_MESSAGES_PER_SECOND', '0'],
  ['WECHAT_PUSH_TOKEN', 'a b'],
  ['WECHAT_PUSH_AES_KEY', 'short'],
])('a wrong %s (%s) stops the start with a sentence naming it', (name, value) => {
  const read = () => readSettings({ [name]: value }, 'production');
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(name);
});

test('a wrong key is not repeated in the sentence', () => {
  const read = () => readSettings({ DATA_KEYS: 'k1:secret-that-is-too-short' }, 'production');
  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret-that') }));
});

test.each([
  'mongodb://one.example:27017,two.example:27018,three.example/app?replicaSet=rs0&w=majority',
  'mongodb+srv://clerk:word@cluster.example/app',
  'mongodb://%2Fvar%2Frun%2Fmongodb-27017.sock/app',
  'mongodb://db.example/?tls=true&authSource=admin',
])('an address that the driver reads is taken: %s', (MONGODB_URI) => {
  const settings = readSettings({ MONGODB_URI, DATA_KEYS: `k1:${KEY}` }, 'production');
  expect(settings.MONGODB_URI).toBe(MONGODB_URI);
});

test('what is wrong with an address is said without its password', () => {
  const read = () => readSettings({ MONGODB_URI: 'mongodb://clerk:se@cret@db.example/app' }, 'production');
  expect(read).toThrow('MONGODB_URI');
  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringContaining('cret') }));
});

test('the database is read from the address', () => {
  expect(databaseIn('mongodb://one.example:1,two.example:2/app?replicaSet=rs0')).toBe('app');
  expect(databaseIn('mongodb://one.example/?replicaSet=rs0')).toBeUndefined();
  expect(withDatabase('mongodb+srv://clerk:word@one.example/app?w=1', 'other')).toBe(
    'mongodb+srv://clerk:word@one.example/other?w=1',
  );
});

test('a real MongoDB needs the keys that all servers share', () => {
  const MONGODB_URI = 'mongodb://db.example/app';
  expect(() => readSettings({ MONGODB_URI }, 'production')).toThrow('DATA_KEYS');
  const { DATA_KEYS } = readSettings({ MONGODB_URI, DATA_KEYS: `k2:${KEY},k1:${KEY}` }, 'production');
  expect(DATA_KEYS?.map(({ id }) => id)).toEqual(['k2', 'k1']);
});

test('templates of messages are read as they are given, and need the app they belong to', () => {
  const templates = {
    exchange: { id: 'template-exchange', keys: { thing1: 'certificate', date2: 'deadline' } },
  };
  const WECHAT_TEMPLATES = JSON.stringify(templates);
  const app = { WECHAT_APP_ID: `wx${'0'.repeat(16)}`, WECHAT_APP_SECRET: 's'.repeat(32) };
  expect(() => readSettings({ WECHAT_TEMPLATES }, 'production')).toThrow('WECHAT_APP_ID');
  expect(readSettings({ ...app, WECHAT_TEMPLATES }, 'production').WECHAT_TEMPLATES).toEqual(templates);
});

test('WeChat sign-in needs both of its settings', () => {
  expect(() => readSettings({ WECHAT_APP_ID: `wx${'0'.repeat(16)}` }, 'production')).toThrow(
    'WECHAT_APP_SECRET',
  );
});

test('every setting says what it means', () => {
  for (const { name, meaning } of listSettings()) expect(`${name}: ${meaning}`).toMatch(/: .{8,}/);
});

test('the environment is handed over by the commands alone, and read by the settings alone', () => {
  const readers = readdirSync(SERVER_SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => readFileSync(join(SERVER_SOURCES, name), 'utf8').includes('process.env'));
  expect(readers.filter((name) => !name.startsWith('commands/'))).toEqual(['run.ts']);
});

test('in production WeChat’s pushes are taken encrypted alone', () => {
  const given = {
    WECHAT_APP_ID: `wx${'0'.repeat(16)}`,
    WECHAT_APP_SECRET: 's'.repeat(32),
    WECHAT_PUSH_TOKEN: 'token123',
  };
  expect(() => readSettings(given, 'production')).toThrow('WECHAT_PUSH_AES_KEY');
  expect(
    readSettings({ ...given, WECHAT_PUSH_AES_KEY: 'k'.repeat(43) }, 'production').WECHAT_PUSH_TOKEN,
  ).toBe('token123');
  expect(readSettings(given, 'development').WECHAT_PUSH_TOKEN).toBe('token123');
});

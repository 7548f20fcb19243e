/* eslint-disable */
const g = globalThis as any;
const { expect } = require('expect');
g.expect = expect;
let stack: string[] = []; let tests: any[] = []; let hooks: any[] = []; let ea: any[]=[]; let be:any[]=[];
const fmt = (name: string, row: any[]) => { let i = 0; const s = name.replace(/%[sdjio#p]/g, () => String(typeof row[i] === 'object' ? JSON.stringify(row[i++]) : row[i++])); return s; };
const reg = (name: any, fn: any) => tests.push({ name: [...stack, String(name)].join(' > '), fn });
const each = (add: any) => (rows: any[]) => (name: string, fn: any) => rows.forEach((row) => { const r = Array.isArray(row) ? row : [row]; add(typeof name==='string'?name.includes('$')&&!Array.isArray(row)?name.replace(/\$(\w+)/g,(_,k)=>String(row[k])):fmt(name, r):name, () => fn(...r)); });
g.it = g.test = Object.assign(reg, { each: each(reg), skip: () => {}, todo: () => {} }); g.it.skip.each=()=>()=>{};
const desc = (name: any, fn: any) => { stack.push(String(name)); fn(); stack.pop(); };
g.describe = Object.assign(desc, { each: each(desc), skip: () => {} });
g.beforeAll = (f: any) => hooks.push(f); g.afterAll = () => {}; g.beforeEach = (f: any) => be.push(f); g.afterEach = () => {};
g.jest = { setTimeout() {}, fn: () => () => {} };
(async () => {
  for (const file of process.argv.slice(2)) {
    tests = []; hooks = []; be=[]; stack = [];
    try { require(require('node:path').resolve(file)); } catch (e: any) { console.log('LOAD FAIL', file, e.stack?.slice(0, 300)); continue; }
    let bad = 0; const t0 = Date.now();
    try { for (const h of hooks) await h(); } catch (e: any) { console.log('HOOK', String(e).slice(0, 200)); }
    for (const t of tests) { try { for (const b of be) await b(); await t.fn(); } catch (e: any) { bad++; console.log('  ✗', t.name, '\n     ', String(e.message).replace(/\u001b\[[0-9;]*m/g, '').slice(0, 700).replace(/\n/g, '\n      ')); } }
    console.log(bad ? 'FAIL' : 'PASS', file.split('/').slice(-2).join('/'), tests.length, 'bad', bad, Date.now() - t0, 'ms');
  }
})();

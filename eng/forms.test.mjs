import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { folder, forms } from './forms.mjs';
import { root } from './process.mjs';
import { built } from './state.mjs';

const parsed = (project = root) => new Map([...forms(project)].map(([name, text]) => [name, parse(text, { version: '1.1' })]));
const fields = form => form.body.filter(({ type }) => type !== 'markdown');
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

test('The committed forms are those that the configuration makes', () => {
  const committed = readdirSync(join(root, folder)).sort().map(name => [name, readFileSync(join(root, folder, name), 'utf8')]);

  assert.deepEqual(committed, [...forms()].sort(), 'run npm run docs and commit');
});

test('Every form is one that GitHub takes', () => {
  const all = [...parsed()].filter(([name]) => name !== 'config.yml');
  assert.equal(all.length, 10);
  assert.equal(new Set(all.map(([, { name }]) => name)).size, 10);
  for (const [file, form] of all) {
    assert.ok(form.name.length > 3 && form.description.length > 3 && form.title.length > 0, file);
    for (const key of ['id', 'label']) {
      const values = fields(form).map(field => field[key] ?? field.attributes[key]);
      assert.equal(new Set(values).size, values.length, `${file}: ${key} is there twice`);
    }
    for (const { type, id, attributes, validations } of fields(form)) {
      assert.ok(['input', 'textarea', 'dropdown'].includes(type), file);
      assert.match(id, /^[\w-]+$/);
      assert.equal(typeof validations.required, 'boolean');
      assert.ok([attributes.label, attributes.description].every(text => typeof text === 'string' && text.length > 0), `${file}: ${id}`);
      if (type !== 'dropdown') continue;
      const { options } = attributes;
      const isOption = option => typeof option === 'string' && option.toLowerCase() !== 'none';
      assert.ok(options.length > 0 && options.every(isOption), `${file}: ${id}`);
      assert.equal(new Set(options).size, options.length);
    }
  }
});

test('Both languages ask for the same', () => {
  const all = parsed();
  for (const name of ['department', 'move', 'budget', 'close', 'blocked']) {
    const [english, inJapanese] = ['en', 'ja'].map(language => all.get(`${name}.${language}.yml`));
    const shape = form => form.body.map(
      ({ type, id, attributes, validations }) => ({ type, id, options: attributes.options, validations }));
    assert.deepEqual(shape(inJapanese), shape(english));
    assert.doesNotMatch(forms().get(`${name}.en.yml`), japanese);
    for (const { id, attributes } of fields(inJapanese)) assert.match(attributes.label + attributes.description, japanese, id);
  }
});

test('The report of a blocked prompt asks for no prompt', () => {
  const form = parsed().get('blocked.en.yml');

  assert.match(form.body[0].attributes.value, /Do not write the prompt/);
  assert.deepEqual(fields(form).map(({ id }) => id), ['department', 'when', 'model', 'guardrail', 'category', 'description']);
});

const source = join(root, 'src', 'InfraPoc.Cli', 'Onboarding', 'DepartmentField.cs');

test('The form for a department has the headings that the command reads', { skip: !existsSync(source) && 'the command is not there yet' }, () => {
  const read = [...readFileSync(source, 'utf8').matchAll(/new\(\s*"([a-z-]+)",\s*new\("([^"]+)", "([^"]+)"\)/g)].map(([, ...names]) => names);
  assert.ok(read.length > 15, `too few: ${read.length}`);
  const all = parsed();
  for (const [index, language] of ['en', 'ja'].entries()) {
    const asked = fields(all.get(`department.${language}.yml`)).map(({ id, attributes }) => [id, attributes.label]);
    const known = read.map(names => [names[0], names[index + 1]]);
    for (const field of asked) assert.ok(known.some(each => each.join() === field.join()), `${language}: the command does not read ${field}`);
    const left = known.map(([id]) => id).filter(id => !asked.some(([own]) => own === id));
    assert.deepEqual(left, ['group'], `${language}: the form does not ask`);
  }
  assert.deepEqual(isStarted(read[0].slice(1)), [true, true]);
});

/** Whether the workflow reads a form that begins with one of these headings. */
function isStarted(headings) {
  const workflow = readFileSync(join(root, '.github', 'workflows', 'request.yml'), 'utf8');
  return headings.map(heading => workflow.includes(`startsWith(github.event.issue.body, '### ${heading}')`));
}

test('The form for a move has the headings that the command and the workflow read', () => {
  const moved = readFileSync(join(root, 'src', 'InfraPoc.Cli', 'Onboarding', 'MemberMove.cs'), 'utf8');
  const read = [...moved.matchAll(/\("([a-z]+)", new\("([^"]+)", "([^"]+)"\)\)/g)].map(([, ...names]) => names);
  assert.equal(read.length, 4);
  for (const [index, language] of ['en', 'ja'].entries()) {
    const asked = fields(parsed().get(`move.${language}.yml`)).map(({ id, attributes }) => [id, attributes.label]);
    assert.deepEqual(asked, read.map(names => [names[0], names[index + 1]]));
  }
  assert.deepEqual(isStarted(read[0].slice(1)), [true, true]);
  const request = readFileSync(join(root, 'eng', 'github', 'request.mjs'), 'utf8');
  assert.ok(request.includes(`(?:${read[0].slice(1).join('|')})`) && request.includes(`|${read[1][2]})`), 'request.mjs does not know the form');
});

test('The form for a department, filled in, becomes a department\'s file', {
  skip: !(existsSync(source) && existsSync(join(root, built.cli))) && 'the command is not there, or not built',
}, () => {
  const project = mkdtempSync(join(tmpdir(), 'infrapoc-forms-'));
  try {
    cpSync(join(root, 'config'), join(project, 'config'), { recursive: true });
    for (const [language, name] of [['en', 'Human Resources'], ['ja', '人事部']]) {
      const id = `hr-${language}`;
      const answers = {
        id, name, purpose: '研修資料の準備にかかる時間を減らす。', 'use-case': '議事録の要約, 60, 15, 20\r\n翻訳, 30, 10, 5', owner: '人事部長 <hr@example.com>',
        'it-partner': 'IT <it-ai@example.com>', 'decision-maker': 'Planning <planning@example.com>', approval: 'R1', 'cost-center': 'CC-1',
        start: '2090-01-04', end: '2090-03-31', members: `${id}-1@example.com\r\n${id}-2@example.com`, monthly: '10',
      };
      const written = ({ id, attributes: { options, multiple }, validations }) => language === 'ja' && id === 'category' ? 'coding'
        : !validations.required ? '_No response_'
        : multiple ? options.slice(0, 2).join(', ') : options?.[0] ?? answers[id];
      const form = fields(parsed(project).get(`department.${language}.yml`));
      writeFileSync(join(project, 'issue.md'), form.map(field => `### ${field.attributes.label}\r\n\r\n${written(field)}`).join('\r\n\r\n'));

      const { status, stderr } = spawnSync(
        'dotnet', ['exec', join(root, built.cli), 'department', 'add', '--from-issue', 'issue.md', '--lang', language],
        { cwd: project, encoding: 'utf8', env: { ...process.env, CI: 'true' } });

      assert.equal(status, 0, stderr);
      const file = parse(readFileSync(join(project, 'config', 'departments', `${id}.yaml`), 'utf8'));
      assert.deepEqual([file.id, file.name, file.members.length, file.useCases.length, file.models.length], [id, name, 2, 2, 2]);
      const categories = language === 'ja' ? ['coding', 'coding'] : ['summarizing', 'translating'];
      assert.deepEqual(file.useCases.map(({ category }) => category), categories);
    }
  } finally {
    rmSync(project, { recursive: true });
  }
});

test('A company\'s own models, profiles and users are what its forms offer, whatever they are called', () => {
  const project = mkdtempSync(join(tmpdir(), 'infrapoc-forms-'));
  try {
    cpSync(join(root, 'config'), join(project, 'config'), { recursive: true });
    const edit = (name, from, to) => {
      const path = join(project, 'config', name);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(from), from);
      writeFileSync(path, text.replaceAll(from, to));
    };
    edit('models.yaml', 'alias: claude-haiku ', 'alias: "on" ');
    edit('models.yaml', 'name: Claude Haiku 4.5', 'name: "a: b # c"');
    edit('sandbox.yaml', 'users: directory', 'users: external');
    edit('sandbox.yaml', 'id: strict', 'id: "no"');
    edit('sandbox.yaml', 'globalInference: false', 'globalInference: true');

    const form = parsed(project).get('department.en.yml');
    const options = id => fields(form).find(each => each.id === id).attributes.options;

    assert.equal(options('models')[0], 'on');
    assert.ok(options('models').includes('claude-sonnet-5'), 'the global profile is accepted');
    assert.deepEqual(options('guardrail'), ['standard', 'no']);
    assert.match(fields(form).find(({ id }) => id === 'models').attributes.description, /^on: a: b # c; /);
    assert.ok(fields(form).some(({ id }) => id === 'group') && !fields(form).some(({ id }) => id === 'members'));
    assert.ok(!parsed().get('department.en.yml').body.some(({ attributes }) => attributes.options?.includes('claude-sonnet-5')));
  } finally {
    rmSync(project, { recursive: true });
  }
});

// What the scripts behind `npm start`, `npm test`, `npm run setup` and `npx infrapoc` say to people, in both languages. The language is
// found as the command line finds it: that of --lang, else the company's, else the terminal's.

import { existsSync, readFileSync } from 'node:fs';

const company = new URL('../config/sandbox.yaml', import.meta.url);

/** 'ja' or 'en'. The company's is read from its line alone: it is known before anything is installed, and of a file with mistakes. */
export function languageOf(args, file, environment) {
  const asked = args.findLast((arg, index) => args[index - 1] === '--lang' || /^--lang[=:]/.test(arg))?.replace(/^--lang[=:]/, '');
  if (asked === 'ja' || asked === 'en') return asked;
  const written = existsSync(file) && /^[\uFEFF\t ]*["']?language["']?[ \t]*:[ \t]*["']?(ja|en)\b/m.exec(readFileSync(file, 'utf8'));
  return written ? written[1] : (environment.LC_ALL || environment.LANG || '').startsWith('ja') ? 'ja' : 'en';
}

/** The texts by name, each in both languages; those that name something are functions of it. */
export const texts = {
  build: { en: 'build', ja: 'ビルド' },
  synthesis: { en: 'synthesis', ja: '合成' },
  npmPackages: { en: 'set-up: npm packages', ja: '準備：npm のパッケージ' },
  nugetPackages: { en: 'set-up: NuGet packages', ja: '準備：NuGet のパッケージ' },
  nugetAgain: { en: 'set-up: NuGet packages, with it', ja: '準備：それを加えた NuGet のパッケージ' },
  constructs: {
    en: version => `set-up: Constructs ${version}, which NuGet does not serve here, from its npm package`,
    ja: version => `準備：NuGet から取得できない Constructs ${version} を npm のパッケージから作成`,
  },
  seconds: { en: time => `${time} s`, ja: time => `${time} 秒` },

  npmInstall: {
    en: 'npm comes with Node.js (https://nodejs.org/) and must be able to reach its registry.',
    ja: 'npm は Node.js（https://nodejs.org/）に付属しています。レジストリに接続できることを確認してください。',
  },
  npmRegistry: { en: 'npm must be able to reach its registry.', ja: 'npm がレジストリに接続できることを確認してください。' },
  restoreFailed: {
    en: (command, errors) => `${command} failed:\n${errors}\nCheck the sources that \`dotnet nuget list source\` shows, then run this again.`,
    ja: (command, errors) => `${command} に失敗しました。\n${errors}\n\`dotnet nuget list source\` に表示される取得元を確認してから、もう一度実行してください。`,
  },
  nodeTooOld: {
    en: (needed, found) => `Node.js ${needed} or later is needed, found ${found}: install the current LTS from https://nodejs.org/`,
    ja: (needed, found) => `Node.js ${needed} 以降が必要です（現在は ${found}）。https://nodejs.org/ から最新の LTS をインストールしてください`,
  },
  noDotnet: {
    en: (needed, line, page) => `.NET SDK ${needed} or a later ${line} is needed, but dotnet is not on the PATH: install it from ${page}`,
    ja: (needed, line, page) => `.NET SDK ${needed} 以降（${line}）が必要ですが、dotnet が PATH にありません。インストールしてください：${page}`,
  },
  dotnetTooOld: {
    en: (needed, line, page, found) => `.NET SDK ${needed} or a later ${line} is needed, found ${found || 'no SDK'}: install it from ${page}`,
    ja: (needed, line, page, found) => `.NET SDK ${needed} 以降（${line}）が必要です（現在は ${found || 'SDK なし'}）。インストールしてください：${page}`,
  },
  constructsDiffer: {
    en: (nuget, npm) =>
      `Directory.Packages.props pins Constructs ${nuget}, eng/bindings/package.json pins constructs ${npm}: make them the same.`,
    ja: (nuget, npm) =>
      `Constructs のバージョンを揃えてください（\`Directory.Packages.props\` は ${nuget}、\`eng/bindings/package.json\` は ${npm}）。`,
  },
  constructsNeeded: {
    en: 'This step is only needed where NuGet cannot serve Constructs; see eng/bindings.mjs.',
    ja: 'この手順が必要なのは、NuGet から Constructs を取得できない場合だけです。`eng/bindings.mjs` を参照してください。',
  },
  constructsMissing: {
    en: version => `jsii-pacmak wrote no Constructs.${version}.nupkg.`,
    ja: version => `jsii-pacmak が Constructs.${version}.nupkg を出力しませんでした。`,
  },
  buildFailed: { en: errors => `It does not build:\n${errors}`, ja: errors => `ビルドに失敗しました。\n${errors}` },
  temporaryFolder: {
    en: 'CDK needs a folder for temporary files without a blank in its path. Set TMPDIR (on Windows TEMP) to one.',
    ja: 'CDK には、パスに空白のない一時フォルダーが必要です。TMPDIR（Windows では TEMP）に設定してください。',
  },

  notOnPath: { en: command => `${command} is not on the PATH.`, ja: command => `${command} が PATH にありません。` },
  failed: {
    en: (command, status, output) => `${command} failed (exit ${status}):\n${output}`,
    ja: (command, status, output) => `${command} に失敗しました（終了コード ${status}）。\n${output}`,
  },
  notStarted: {
    en: (command, reason) => `${command} could not be started: ${reason}`, ja: (command, reason) => `${command} を起動できません：${reason}`,
  },
  noArguments: {
    en: args => `This command takes no arguments, but was given ${args}`, ja: args => `このコマンドに引数は指定できません：${args}`,
  },

  leftOut: { en: file => `Left out: ${file}.`, ja: file => `省略：${file}。` },
  sampled: { en: (some, all, what) => `Sampled: ${some} of ${all} ${what}.`, ja: (some, all, what) => `抜き取り：${what} の ${all} 件中 ${some} 件。` },
  completely: { en: 'All of them: .ci/run, or INFRAPOC_TESTS=complete.', ja: 'すべて実行するには：`.ci/run`、または INFRAPOC_TESTS=complete。' },
};

const language = languageOf(process.argv.slice(2), company, process.env);

/** The texts in the language of this run. */
export const text = Object.fromEntries(Object.entries(texts).map(([name, each]) => [name, each[language]]));

import js from '@eslint/js';
import ts from 'typescript-eslint';

/** Postgres's own clock: time must reach SQL as a parameter, so that a simulated year runs in one process. */
const SQL_CLOCK = String.raw`/\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i`;
const sqlClock = ['Literal[value=%]', 'TemplateElement[value.raw=%]'].map((selector) => ({
  selector: selector.replace('%', SQL_CLOCK),
  message: 'Time comes from the clock and reaches SQL as a parameter.',
}));

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only core/config.ts reads the environment; an entry point passes it to readConfig.',
};

/** restify replaces `writeHead` of the whole process by one that returns nothing. */
const chained = {
  selector: "MemberExpression[property.name='end'] > CallExpression[callee.property.name='writeHead']",
  message: 'Call writeHead and end in two statements: in a process with restify, writeHead returns nothing.',
};

const KEY_WORK = [
  'createCipheriv',
  'createDecipheriv',
  'createHmac',
  'hkdf',
  'hkdfSync',
  'scrypt',
  'scryptSync',
  'pbkdf2',
  'pbkdf2Sync',
];

export default ts.config(
  { ignores: ['node_modules/', '.data/', '.build/', 'coverage/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', chained],
    },
  },
  {
    files: ['bot/**/*.ts', 'dialogs/**/*.ts', 'admin/**/*.ts', 'workers/**/*.ts', 'core/**/*.ts'],
    ignores: ['core/crypto/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:crypto', 'crypto'].map((name) => ({
            name,
            importNames: KEY_WORK,
            message: 'Only core/crypto touches a key.',
          })),
        },
      ],
    },
  },
  {
    files: ['bot/**/*.ts', 'dialogs/**/*.ts', 'admin/**/*.ts', 'workers/**/*.ts', 'core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', environment, chained, ...sqlClock] },
  },
  {
    // Entry points: they hand the environment on, and speak before there is a log.
    files: ['bot/main.ts', 'admin/main.ts', 'workers/main.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', chained, ...sqlClock] },
  },
  { files: ['core/db/migrations/**'], rules: { 'max-lines': 'off' } },
  {
    // What the guest's browser runs.
    files: ['web-chat/**/*.js'],
    languageOptions: {
      globals: {
        window: 'readonly',
        document: 'readonly',
        navigator: 'readonly',
        localStorage: 'readonly',
        fetch: 'readonly',
        location: 'readonly',
        crypto: 'readonly',
      },
    },
  },
  {
    files: ['ops/**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', process: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);

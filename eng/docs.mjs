// npm run docs: the generated pages, and the issue forms. With arguments, those of `infrapoc docs`, it is that command alone.

import { buildApp } from './app.mjs';
import { writeForms } from './forms.mjs';
import { infrapoc } from './infrapoc.mjs';
import { main } from './process.mjs';

main(import.meta.url, args => {
  buildApp();
  const status = infrapoc('docs', ...args);
  if (status === 0 && args.length === 0) writeForms();
  return status;
});

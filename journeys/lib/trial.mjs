// SPDX-License-Identifier: EUPL-1.2
// A tiny site for the harness' own tests: pages by path, each as `{ status, headers, body }` or HTML.

import http from 'node:http';
import { gzipSync } from 'node:zlib';

/** A page that is right in every way; parts of it can be replaced to break it. */
export function goodPage({ head = '', main = '<p>Alles is bij.</p>', lang = ' lang="nl"' } = {}) {
  return `<!doctype html>
<html${lang}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proef</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
<header><a href="/">Naar het begin</a></header>
<main>
<h1>Proef</h1>
${main}
</main>
</body>
</html>
`;
}

/** Serves the pages on a free port: `{ base, close }`. */
export async function serve(pages) {
  const server = http.createServer((request, response) => {
    const page = pages[request.url.split('?')[0]];
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : (page ?? { status: 404 });
    const packed = gzipSync(body);
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Encoding': 'gzip',
      'Content-Length': packed.length,
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'",
      ...headers,
    });
    response.end(packed);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    base: `http://localhost:${server.address().port}`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

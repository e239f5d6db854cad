// The site at a base path that is not the root, as it may be published.
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const BASE = '/some/base/';
const TYPES = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
    '.svg': 'image/svg+xml', '.md': 'text/markdown; charset=utf-8', '.wasm': 'application/wasm',
};

function pagesBelow(folder) {
    const names = fs.readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
    return names.filter((name) => name.endsWith('.html') && name !== 'index.html').sort();
}

function serve(folder) {
    const root = path.resolve(folder);
    const server = http.createServer((request, response) => {
        const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
        const file = path.join(root, name.slice(BASE.length));
        if (!name.startsWith(BASE) || !file.startsWith(root) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
        fs.createReadStream(file).pipe(response);
    });
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => {
            resolve({ url: `http://127.0.0.1:${server.address().port}${BASE}`, close: () => server.close() });
        });
    });
}

module.exports = { pagesBelow, serve };
